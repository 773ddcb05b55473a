package org.connectorsdk.api.call;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a vendor reports about its request limit, in headers such as {@code RateLimit-Limit},
 * {@code X-RateLimit-Remaining} or {@code X-Rate-Limit-Reset}. What it leaves out, or what makes no sense, is empty.
 *
 * @param limit requests per window
 * @param remaining requests left in this window
 * @param resetsAt when the window ends, by this machine's clock
 * @since 0.1.0
 */
public record RateLimit(OptionalLong limit, OptionalLong remaining, Optional<Instant> resetsAt) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param limit requests per window
     * @param remaining requests left in this window
     * @param resetsAt when the window ends, by this machine's clock
     */
    public RateLimit {
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(remaining, "remaining");
        Objects.requireNonNull(resetsAt, "resetsAt");
    }
}
