package org.connectorsdk.http.operation;

import io.vavr.control.Either;
import java.util.function.Function;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;

/**
 * One answer, handed out element by element as it arrives; memory does not grow with its size. For methods declared as
 * {@code Either<ConnectorError, ElementStream<T>>} with {@link StreamedArray}.
 *
 * <p>The method itself sends nothing and always answers a stream; the request leaves with the first {@link #next()}. It
 * is repeated, if its safety allows, only until the first element was handed out; a failure after that ends the stream
 * and says how many elements were delivered. An answer that breaks off is a failure, never an end. The caller's own
 * time between two calls of {@code next} counts against no limit.
 *
 * <p>Used by one thread at a time. {@link #close()} may be called from another one and ends a {@code next} in progress.
 * A stream that was abandoned without closing it is closed once the garbage collector has taken it.
 *
 * @param <T> what each element is read into
 * @since 0.1.0
 */
public interface ElementStream<T> extends ItemStream<T> {

    /**
     * What stands beside the array in the answer, as far as {@link StreamedArray#members} names it. Of an answer
     * without the array ({@link StreamedArray#orAbsent}) the array's own path is {@code null}.
     *
     * @return the members by their paths; empty until {@link #next()} has reached the end
     */
    JsonObject members();

    /**
     * Whether the answer is the array itself, where {@link StreamedArray#orBare} takes it with an object around it as
     * well.
     *
     * @return false until the first {@link #next()} has succeeded, and by default
     */
    default boolean isBare() {
        return false;
    }

    /**
     * The same stream in other words. Closing either closes both.
     *
     * @param mapper turns one element into what the caller wants; what it answers as an error ends the stream
     * @param <R> what the caller wants
     * @return a view of this stream
     */
    <R> ElementStream<R> mapped(Function<? super T, Either<ConnectorError, R>> mapper);
}
