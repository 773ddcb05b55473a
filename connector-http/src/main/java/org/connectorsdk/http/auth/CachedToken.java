package org.connectorsdk.http.auth;

import java.time.Duration;

/**
 * A token and its times, as readings of the monotonic clock.
 *
 * @param credential what is sent
 * @param refreshAt from then on it should be renewed while it is still used
 * @param expiresAt from then on it is not used any more
 */
record CachedToken(Credential credential, long refreshAt, long expiresAt) {
    private static final long LONGEST_MARGIN = Duration.ofSeconds(10).toNanos();
    private static final long EARLY = Duration.ofSeconds(30).toNanos();

    /** How long a token is used that the server gives again instead of a new one, before it is asked again. */
    private static final long SAME_AGAIN = Duration.ofSeconds(10).toNanos();

    /** A token that was asked for at {@code sentAt} and lives so long from then on. */
    static CachedToken living(Credential credential, long sentAt, Duration life) {
        long nanos = life.toNanos();
        long margin = Math.min(LONGEST_MARGIN, nanos / 10);
        // At 80 % of its life or 30 s before its end, but not in the first half: a short life must not mean constant
        // renewal.
        long early = Math.max(nanos / 2, Math.min(nanos / 10 * 8, nanos - EARLY));
        return new CachedToken(credential, sentAt + early, sentAt + nanos - margin);
    }

    /**
     * This token, which the server gave again at {@code now}: that it says it lives longer is not believed, and until
     * its end there is no other to be had (INC-14).
     */
    CachedToken givenAgain(long now, CachedToken successor) {
        long end = successor.expiresAt - expiresAt < 0 ? successor.expiresAt : expiresAt;
        long renewed = now + Math.max(end - now, SAME_AGAIN);
        return new CachedToken(credential, renewed, renewed);
    }

    boolean isDue(long now) {
        return now - refreshAt >= 0;
    }

    boolean isExpired(long now) {
        return now - expiresAt >= 0;
    }
}
