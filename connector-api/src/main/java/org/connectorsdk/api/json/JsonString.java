package org.connectorsdk.api.json;

import java.util.Objects;
import java.util.Optional;

/**
 * A JSON string.
 *
 * @param value the text, unescaped; may be empty and may hold any {@code char}, also a surrogate without a partner
 * @since 0.1.0
 */
public record JsonString(String value) implements JsonValue {

    /**
     * Makes a string.
     *
     * @param value the text, unescaped
     * @throws NullPointerException if {@code value} is null; the JSON null is {@link JsonNull#INSTANCE}
     */
    public JsonString {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toJava() {
        return value;
    }

    @Override
    public Optional<String> asString() {
        return Optional.of(value);
    }

    /** The string as JSON text, in quotation marks; {@link #value()} is the text itself. */
    @Override
    public String toString() {
        return toJson();
    }
}
