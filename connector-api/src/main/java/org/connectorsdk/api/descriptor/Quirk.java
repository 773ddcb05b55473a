package org.connectorsdk.api.descriptor;

import java.util.Objects;

/**
 * A documented difference between a provider and what the neutral interface suggests.
 *
 * @param id stable, kebab-case, such as {@code test-is-emulated}
 * @param text one or two sentences for the reader
 * @since 0.1.0
 */
public record Quirk(String id, String text) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param id stable, kebab-case, such as {@code test-is-emulated}
     * @param text one or two sentences for the reader
     */
    public Quirk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
    }
}
