package org.connectorsdk.api;

import java.util.Objects;

/**
 * A provider that could not be used, and why.
 *
 * @param origin what was found: the provider's class or the file that names it
 * @param message the reason in plain words
 * @since 0.1.0
 */
public record DiscoveryProblem(String origin, String message) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param origin what was found: the provider's class or the file that names it
     * @param message the reason in plain words
     */
    public DiscoveryProblem {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(message, "message");
    }

    /** {@return origin and reason in one line} */
    @Override
    public String toString() {
        return origin + ": " + message;
    }
}
