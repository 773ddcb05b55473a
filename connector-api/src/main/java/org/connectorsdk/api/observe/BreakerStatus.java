package org.connectorsdk.api.observe;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A circuit breaker at a moment.
 *
 * @param group the operations that it watches: {@code read}, {@code write}, {@code poll} or {@code token}; a provider
 *     that is no HTTP client may have others. Fit for a metric tag
 * @param state what it lets through
 * @param retryAt when an open one lets something through again; empty if it is not open
 * @since 0.1.0
 */
public record BreakerStatus(String group, BreakerState state, Optional<Instant> retryAt) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param group the operations that it watches
     * @param state what it lets through
     * @param retryAt when an open one lets something through again
     */
    public BreakerStatus {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(retryAt, "retryAt");
    }
}
