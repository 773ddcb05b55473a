package org.connectorsdk.http.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a vendor last reported about its request limit, in {@code RateLimit-*} or {@code X-RateLimit-*} headers.
 *
 * @param limit requests per window
 * @param remaining requests left in this window
 * @param resetAt when the window ends, by this machine's clock
 */
public record RateLimit(OptionalLong limit, OptionalLong remaining, Optional<Instant> resetAt) {}
