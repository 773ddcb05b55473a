package org.connectorsdk.http.internal.json;
import org.connectorsdk.http.json.Lenient;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value straight into one Java value.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
interface ElementParser<T> {

    /**
     * Reads the value that the cursor stands at, to its end.
     *
     * @param in the cursor; it must not be kept
     * @return the value; null for JSON {@code null}, if the type allows it
     * @throws IOException what the cursor throws
     */
    @Nullable
    T parse(JsonCursor in) throws IOException;

    /**
     * A parser that takes a value as it is when it does not fit.
     *
     * @param strict the parser to try
     * @param <T> the type of the value
     * @return the lenient parser, to be kept
     */
    static <T> ElementParser<Lenient<T>> lenient(ElementParser<T> strict) {
        return new LenientParser<>(strict);
    }
}
