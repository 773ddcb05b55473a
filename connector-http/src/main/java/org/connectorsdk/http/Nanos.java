package org.connectorsdk.http;

import java.time.Duration;

/** Spans as the monotonic clock counts them. */
final class Nanos {
    /** No limit. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Nanos() {}

    /** {@return the span; {@link #UNLIMITED} for what no clock will see the end of (146 years)} */
    static long of(Duration span) {
        return span.compareTo(LONGEST) >= 0 ? UNLIMITED : span.toNanos();
    }
}
