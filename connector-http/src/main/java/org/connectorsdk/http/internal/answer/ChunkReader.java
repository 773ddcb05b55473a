package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.ElementPlan;
import org.connectorsdk.http.internal.json.ElementReader;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is taken to pieces.
 *
 * @param <T> what a piece is read into
 */
@FunctionalInterface
public interface ChunkReader<T> {

    /** Starts to read an answer. */
    ChunkedAnswer<T> open(Response answer, BufferedSource body) throws IOException;

    /** {@return whether an answer without a body is a failure} */
    default boolean needsBody() {
        return true;
    }

    /** {@return whether a page for people is an answer too} */
    default boolean takesPages() {
        return false;
    }

    /** {@return the elements of an array} */
    static <T> ChunkReader<T> of(ElementPlan<T> elements) {
        return (answer, body) -> new OfElements<>(elements.open(body));
    }

    /** One element after the other. */
    record OfElements<T>(ElementReader<T> reader) implements ChunkedAnswer<T> {
        @Override
        public @Nullable T next() throws IOException {
            return reader.next();
        }

        @Override
        public JsonObject members() {
            return reader.members();
        }

        @Override
        public boolean isBare() {
            return reader.isBare();
        }

        @Override
        public void close() {
            reader.close();
        }
    }
}
