package org.connectorsdk.api.json;

import org.jspecify.annotations.Nullable;

/**
 * The JSON {@code null}: a value that is present and empty. A member that is absent is something else, see
 * {@link JsonObject#has(String)}.
 *
 * @since 0.1.0
 */
public enum JsonNull implements JsonValue {
    /** The only one. */
    INSTANCE;

    @Override
    public @Nullable Object toJava() {
        return null;
    }

    @Override
    public boolean isNull() {
        return true;
    }

    @Override
    public String toString() {
        return "null";
    }
}
