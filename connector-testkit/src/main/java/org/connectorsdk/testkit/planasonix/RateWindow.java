package org.connectorsdk.testkit.planasonix;

import java.time.Duration;
import java.time.Instant;

/** Counts the requests of one key in the current minute. */
final class RateWindow {

    private static final Duration LENGTH = Duration.ofMinutes(1);

    private Instant begin;
    private int used;

    RateWindow(Instant begin) {
        this.begin = begin;
    }

    /** Counts a request; false when it is one too many. */
    boolean take(Instant now, int limit) {
        roll(now);
        if (used >= limit) {
            return false;
        }
        used++;
        return true;
    }

    int remaining(Instant now, int limit) {
        roll(now);
        return Math.max(0, limit - used);
    }

    Instant reset() {
        return begin.plus(LENGTH);
    }

    private void roll(Instant now) {
        if (!now.isBefore(reset())) {
            begin = now;
            used = 0;
        }
    }
}
