package org.connectorsdk.http.internal.answer;

import java.io.Closeable;
import java.io.IOException;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is read piece by piece.
 *
 * @param <T> what a piece is read into
 */
public interface ChunkedAnswer<T> extends Closeable {

    /** {@return the next piece; null at the end, when the whole answer was there} */
    @Nullable
    T next() throws IOException;

    /** {@return what stood beside the pieces} */
    default JsonObject members() {
        return JsonObject.empty();
    }

    /** {@return whether the pieces had nothing around them, where that is left open} */
    default boolean isBare() {
        return false;
    }

    /** Gives buffers back. The body stays open. */
    @Override
    default void close() {}
}
