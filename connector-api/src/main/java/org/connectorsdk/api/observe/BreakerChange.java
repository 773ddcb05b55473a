package org.connectorsdk.api.observe;

import java.util.Objects;

/**
 * A circuit breaker that has changed its state.
 *
 * @param provider id of the provider
 * @param account what the process calls the account; empty if it gave no name
 * @param group as in {@link BreakerStatus#group()}
 * @param from the state before
 * @param to the state now
 * @since 0.1.0
 */
public record BreakerChange(String provider, String account, String group, BreakerState from, BreakerState to) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param provider id of the provider
     * @param account what the process calls the account
     * @param group the operations that it watches
     * @param from the state before
     * @param to the state now
     */
    public BreakerChange {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
