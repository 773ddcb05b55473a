package org.connectorsdk.http.internal.transport;

import java.time.Duration;
import java.util.Optional;

/** Spans as the monotonic clock counts them. */
public final class Nanos {
    /** No limit. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

    private Nanos() {}

    /** {@return the span; {@link #UNLIMITED} for what no clock will see the end of (146 years)} */
    public static long of(Duration span) {
        return span.compareTo(LONGEST) >= 0 ? UNLIMITED : span.toNanos();
    }

    /**
     * The same without an object for the number, as every call asks. {@return the span; if there is none, the other
     * value}
     */
    public static long of(Optional<Duration> span, long otherwise) {
        return span.isPresent() ? of(span.get()) : otherwise;
    }
}
