package org.connectorsdk.api.observe;

/**
 * What a circuit breaker lets through.
 *
 * @since 0.1.0
 */
public enum BreakerState {
    /** Everything. */
    CLOSED,
    /** Nothing, for the time of {@code breaker-open}. */
    OPEN,
    /** As many probes as {@code breaker-probes} says. */
    HALF_OPEN
}
