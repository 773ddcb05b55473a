package org.connectorsdk.api.json;

import java.util.Optional;

/**
 * A JSON {@code true} or {@code false}.
 *
 * @since 0.1.0
 */
public enum JsonBoolean implements JsonValue {
    /** JSON {@code true}. */
    TRUE,
    /** JSON {@code false}. */
    FALSE;

    /**
     * The JSON form of a boolean.
     *
     * @param value the boolean
     * @return {@link #TRUE} or {@link #FALSE}
     */
    public static JsonBoolean of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** {@return the boolean itself; true for {@link #TRUE}} */
    public boolean value() {
        return this == TRUE;
    }

    @Override
    public Boolean toJava() {
        return value();
    }

    @Override
    public Optional<Boolean> asBoolean() {
        return Optional.of(value());
    }

    @Override
    public String toString() {
        return value() ? "true" : "false";
    }
}
