package org.connectorsdk.api.call;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as the library sees it: the calendar, a monotonic clock, and pauses. One thing to inject, so that a test (or a
 * simulation) moves all three together.
 *
 * <p>Implementations are thread-safe.
 *
 * @since 0.1.0
 */
public interface TimeSource {

    /** {@return the time source of this machine} */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /** {@return the present instant, for comparison with times that a server names} */
    Instant now();

    /**
     * {@return a clock that never jumps, for measuring spans; nanoseconds since an arbitrary origin; only differences
     * mean anything}
     */
    long nanoTime();

    /**
     * Blocks the calling thread.
     *
     * @param pause how long; zero or negative returns at once
     * @throws InterruptedException if the thread is interrupted before or during the pause
     */
    void sleep(Duration pause) throws InterruptedException;
}
