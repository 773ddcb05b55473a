package org.connectorsdk.api.connection;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;

/** A walk that never began. */
record FailedStream<T>(ConnectorError error) implements ItemStream<T> {
    @Override
    public Either<ConnectorError, Optional<T>> next() {
        return Either.left(error);
    }

    @Override
    public long delivered() {
        return 0;
    }

    @Override
    public void close() {}
}
