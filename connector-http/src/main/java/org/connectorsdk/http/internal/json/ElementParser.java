package org.connectorsdk.http.internal.json;
import org.connectorsdk.http.json.Lenient;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON value straight into one Java value: a few lines by hand for the types that come by the thousand, where they save
 * the time and memory of the general binding.
 *
 * <pre>{@code
 * static ConnectionWire read(JsonCursor in) throws IOException {
 *     String id = null;
 *     String name = null;
 *     Map<String, JsonValue> more = null;
 *     in.enterObject();
 *     for (String member = in.nextName(); member != null; member = in.nextName()) {
 *         switch (member) {
 *             case "id" -> id = in.string();
 *             case "name" -> name = in.string();
 *             default -> more = in.keep(member, more);
 *         }
 *     }
 *     return new ConnectionWire(in.required("id", id), name, JsonCursor.kept(more));
 * }
 * }</pre>
 *
 * <p>Register it with {@code Json.Builder.parser}; it is then used wherever the type occurs.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ElementParser<T> {

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
