package org.connectorsdk.testkit.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Counts the requests of the current minute and tells what is left in the three headers that several vendors use. A
 * minute begins with its first request, on a whole second, because the header says nothing finer. For use by guards and
 * decorators, which hold the simulator's monitor; not safe for use by several threads otherwise.
 *
 * @since 0.1.0
 */
public final class RateWindow {
    private static final Duration LENGTH = Duration.ofMinutes(1);

    private final InstantSource clock;
    private Instant end = Instant.MIN;
    private int used;

    /**
     * Makes a window that has not begun.
     *
     * @param clock the vendor's time
     */
    public RateWindow(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts a request.
     *
     * @param limit how many requests a minute takes
     * @return false when it is one too many
     */
    public boolean take(int limit) {
        roll();
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    /** {@return how long the current minute still lasts, more than zero} */
    public Duration untilReset() {
        roll();
        return Duration.between(clock.instant(), end);
    }

    /**
     * Adds {@code X-RateLimit-Limit}, {@code -Remaining} and {@code -Reset} (epoch seconds) to an answer.
     *
     * @param answer the answer
     * @param limit how many requests a minute takes
     * @return the changed copy
     */
    public Answer label(Answer answer, int limit) {
        roll();
        return answer.header("X-RateLimit-Limit", Integer.toString(limit))
                .header("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)))
                .header("X-RateLimit-Reset", Long.toString(end.getEpochSecond()));
    }

    private void roll() {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            end = Instant.ofEpochSecond(now.getEpochSecond()).plus(LENGTH);
            used = 0;
        }
    }
}
