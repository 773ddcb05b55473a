package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/** A walk that ends when its client is closed or its thread is interrupted. */
final class GuardedStream<T> implements ItemStream<T> {
    private final ItemStream<T> walk;
    private final Supplier<@Nullable ConnectorError> stop;

    GuardedStream(ItemStream<T> walk, Supplier<@Nullable ConnectorError> stop) {
        this.walk = walk;
        this.stop = stop;
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        ConnectorError reason = stop.get();
        if (reason == null) {
            return walk.next();
        }
        walk.close();
        return Either.left(reason.withContext(reason.context().toBuilder()
                .delivered(walk.delivered())
                .outcome(
                        walk.delivered() > 0
                                ? Outcome.REFUSED
                                : reason.outcome()) // a read was answered, and changed nothing
                .build()));
    }

    @Override
    public long delivered() {
        return walk.delivered();
    }

    @Override
    public List<String> warnings() {
        return walk.warnings();
    }

    @Override
    public void close() {
        walk.close();
    }
}
