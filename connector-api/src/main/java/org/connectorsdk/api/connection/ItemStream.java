package org.connectorsdk.api.connection;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;

/**
 * A lazy, closeable walk over many items. Pages (or elements of one large answer) are fetched as they are asked for,
 * pages one ahead once more than a few items were taken; memory does not grow with the number of items.
 *
 * <pre>{@code
 * try (ItemStream<Connection> all = connections.stream(ConnectionQuery.all())) {
 *     for (var item = all.next(); item.isRight() && item.get().isPresent(); item = all.next()) {
 *         use(item.get().get());
 *     }
 * }
 * }</pre>
 *
 * <p>Who rather has errors thrown walks with a for loop or a Java stream:
 *
 * <pre>{@code
 * try (ItemStream<Connection> all = connections.stream(ConnectionQuery.all())) {
 *     for (Connection connection : all.iterable()) {
 *         use(connection);
 *     }
 * }
 * }</pre>
 *
 * <p>A failure ends the walk: {@link #next()} answers it, with the number of items delivered before, again and again. A
 * part is never presented as the whole. The time between two calls of {@code next} does not count against a deadline.
 *
 * <p>Used by one thread at a time. {@link #close()} may be called from another one and ends a {@code next} in progress.
 *
 * @param <T> what is walked over
 * @since 0.1.0
 */
public interface ItemStream<T> extends AutoCloseable {

    /**
     * Moves on; blocks while the provider is asked.
     *
     * @return the next item; an empty Optional at the end; an error when the walk broke
     */
    Either<ConnectorError, Optional<T>> next();

    /** {@return how many items were handed out} */
    long delivered();

    /**
     * What went wrong so far without ending the walk: a list that changed while it was read, a result that the vendor
     * cut.
     *
     * @return the warnings, in order; grows while walking, at most a hundred are kept
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * Whether the walk ended at a ceiling of its options ({@code CallOptions.maxItems}, {@code maxPages}) although more
     * follows, or may follow: of one large answer that is read as it arrives nobody knows without reading on.
     *
     * @return false before its end, and when it ended because everything was handed out
     */
    default boolean isCut() {
        return false;
    }

    /**
     * The same walk for a for loop. {@code hasNext} and {@code next} of its iterator throw {@link ConnectorException}
     * where the walk breaks. Closes nothing.
     *
     * @return what is left of this walk, once: all its iterators are one, so that a second one goes on where the first
     *     one stopped
     */
    default Iterable<T> iterable() {
        Iterator<T> items = new ThrowingItems<>(this);
        return () -> items;
    }

    /**
     * The same walk as a sequential Java stream. It throws {@link ConnectorException} where the walk breaks.
     *
     * @return what is left of this walk; closing either closes both
     */
    default Stream<T> stream() {
        Iterator<T> items = iterable().iterator();
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(this::close);
    }

    /**
     * Releases the connection to the provider, and ends the request for a page that is fetched ahead without waiting
     * for it. Idempotent; needed only when the walk is left before its end, and {@link #next()} answers {@code Closed}
     * from then on.
     */
    @Override
    void close();

    /**
     * A walk that fails at its first step.
     *
     * @param error why
     * @param <T> what would have been walked over
     * @return the walk
     */
    static <T> ItemStream<T> failed(ConnectorError error) {
        return new FailedStream<>(error);
    }
}
