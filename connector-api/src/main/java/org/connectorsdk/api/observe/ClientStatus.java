package org.connectorsdk.api.observe;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.call.RateLimit;

/**
 * What a client does at a moment. The numbers are read one after the other while the client works, so they need not add
 * up.
 *
 * @param provider id of the provider
 * @param account what the process calls the account; empty if it gave no name
 * @param closed whether the client was closed
 * @param requests what is under way at the vendor
 * @param openStreams walks and streamed answers that are neither at their end nor closed
 * @param runningWaits waits for jobs that have not ended, blocking and asynchronous
 * @param pendingCalls asynchronous calls and waits that have no answer yet, those that wait for a thread included
 * @since 0.1.0
 */
public record ClientStatus(
        String provider,
        String account,
        boolean closed,
        Requests requests,
        int openStreams,
        int runningWaits,
        int pendingCalls) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param provider id of the provider
     * @param account what the process calls the account
     * @param closed whether the client was closed
     * @param requests what is under way at the vendor
     * @param openStreams walks that are neither at their end nor closed
     * @param runningWaits waits that have not ended
     * @param pendingCalls asynchronous calls and waits that have no answer yet
     */
    public ClientStatus {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(requests, "requests");
    }

    /**
     * What a client's way to its vendor does at a moment.
     *
     * @param active requests under way, each of which holds a place
     * @param most places that there are, the setting {@code max-concurrent}; 0 for no limit
     * @param waiting calls that wait for a place
     * @param breakers the circuit breakers; none where there is none
     * @param rateLimit what the vendor last reported about its request limit; empty until it did
     * @since 0.1.0
     */
    public record Requests(
            int active, int most, int waiting, List<BreakerStatus> breakers, Optional<RateLimit> rateLimit) {
        /** Of a provider that does not say. */
        public static final Requests NONE = new Requests(0, 0, 0, List.of(), Optional.empty());

        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param active requests under way
         * @param most places that there are
         * @param waiting calls that wait for a place
         * @param breakers the circuit breakers
         * @param rateLimit what the vendor last reported
         */
        public Requests {
            breakers = List.copyOf(breakers);
            Objects.requireNonNull(rateLimit, "rateLimit");
        }
    }
}
