package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A walk that ends when its client is closed or its thread is interrupted, or at its ceiling of items, and whose errors
 * report the whole operation.
 */
final class GuardedStream<T> implements ItemStream<T> {
    private final GuardedCall call;
    private final ItemStream<T> walk;
    private final Supplier<@Nullable ConnectorError> stop;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong delivered = new AtomicLong();
    private final long maxItems;
    private final Iterable<T> iterable = ItemStream.super.iterable();
    private @Nullable ConnectorError broken;
    private boolean full;
    private volatile boolean cut;

    GuardedStream(GuardedCall call, ItemStream<T> walk, Supplier<@Nullable ConnectorError> stop) {
        this(call, walk, stop, call.maxItems());
    }

    private GuardedStream(
            GuardedCall call, ItemStream<T> walk, Supplier<@Nullable ConnectorError> stop, long maxItems) {
        this.call = call;
        this.walk = walk;
        this.stop = stop;
        this.maxItems = maxItems;
        call.walks(this, delivered);
    }

    /** A walk of which an item is no more than a piece, so that no number of them means anything. */
    static <T> GuardedStream<T> ofPieces(
            GuardedCall call, ItemStream<T> walk, Supplier<@Nullable ConnectorError> stop) {
        return new GuardedStream<>(call, walk, stop, Long.MAX_VALUE);
    }

    /** Begins a walk; one that cannot be begun answers why. */
    static <T> ItemStream<T> of(
            GuardedCall call, Function<CallOptions, ItemStream<T>> begin, Supplier<@Nullable ConnectorError> stop) {
        return call.observed(
                        () -> call.<ItemStream<T>>run(options -> right(begin.apply(options)), walk -> null),
                        walk -> true)
                .fold(ItemStream::failed, walk -> new GuardedStream<>(call, walk, stop));
    }

    private static <T> @Nullable Either<ConnectorError, ItemStream<T>> right(@Nullable ItemStream<T> walk) {
        return walk == null ? null : Either.right(walk);
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("next: called by two threads at once; use a stream from one thread");
        }
        Scope scope = call.enter();
        try (scope) {
            Either<ConnectorError, Optional<T>> item = advance();
            if (item.isLeft() || item.get().isEmpty()) {
                ended(item.isLeft() ? item.getLeft() : null);
            }
            return item;
        } finally {
            busy.set(false);
        }
    }

    private void ended(@Nullable ConnectorError error) {
        call.ended(this);
        call.end(error, OptionalLong.of(delivered.get()));
    }

    private Either<ConnectorError, Optional<T>> advance() {
        if (full) {
            return Either.right(Optional.empty());
        }
        if (broken != null) {
            return Either.left(broken);
        }
        ConnectorError reason = stop.get();
        if (reason != null) {
            closeWalk();
            return Either.left(stopped(reason));
        }
        Either<ConnectorError, Optional<T>> item = call.run(options -> walk.next(), found -> null);
        if (item.isLeft()) {
            return Either.left(reported(item.getLeft()));
        }
        if (item.get().isPresent() && delivered.incrementAndGet() == maxItems) {
            end();
        }
        return item;
    }

    /** A walk that was closed before its end says so; one that had nothing more just ends. */
    private void end() {
        full = true;
        closeWalk();
        Either<ConnectorError, Optional<T>> further = call.run(options -> walk.next(), found -> null);
        cut = further.isLeft() || further.get().isPresent();
    }

    private ConnectorError stopped(ConnectorError reason) {
        ErrorContext.Builder context = reason.context().toBuilder().delivered(delivered.get());
        if (delivered.get() > 0) {
            context.outcome(Outcome.REFUSED); // a read was answered, and changed nothing
        }
        return call.merged(reason.withContext(context.build()));
    }

    /** What the walk itself did not count, as it was thrown. */
    private ConnectorError reported(ConnectorError error) {
        if (error.context().delivered().isPresent()) {
            return error;
        }
        broken = error.withContext(
                error.context().toBuilder().delivered(delivered.get()).build());
        return broken;
    }

    /** The same one each time: what its {@code hasNext} has fetched is lost to none. */
    @Override
    public Iterable<T> iterable() {
        return iterable;
    }

    @Override
    public long delivered() {
        return delivered.get();
    }

    @Override
    public List<String> warnings() {
        return call.run(options -> Either.right(walk.warnings()), found -> null).getOrElse(List.of());
    }

    @Override
    public boolean isCut() {
        return cut
                || call.run(options -> Either.right(walk.isCut()), answer -> null)
                        .getOrElse(false);
    }

    @Override
    public void close() {
        closeWalk();
        call.left(() -> ended(null));
    }

    private void closeWalk() {
        try {
            walk.close();
        } catch (RuntimeException | LinkageError e) {
            call.closingThrew(e);
        }
    }
}
