package org.connectorsdk.api.observe;

import java.time.Duration;
import java.util.Objects;

/**
 * A wait within a call.
 *
 * @param reason why
 * @param length how long it took
 * @since 0.1.0
 */
public record Pause(Reason reason, Duration length) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param reason why
     * @param length how long it took
     */
    public Pause {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(length, "length");
    }

    /**
     * Why a call waits. More reasons may come.
     *
     * @since 0.1.0
     */
    public enum Reason {
        /** Before another attempt. */
        BACKOFF,
        /** The server asked to be left alone, by a 429 to this call or to another of the client. */
        RATE_LIMITED,
        /** All places of {@code max-concurrent} were taken. */
        CONCURRENCY,
        /** {@code rate-limit} was used up. */
        RATE
    }
}
