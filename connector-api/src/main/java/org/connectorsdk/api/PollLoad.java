package org.connectorsdk.api;

import java.time.Duration;
import java.util.function.Consumer;
import org.connectorsdk.api.call.TimeSource;

/**
 * What all waits of one client ask of the account together. When they would ask for more than the account allows all
 * become slower by the same factor, instead of some failing (F-15). Thread-safe.
 */
final class PollLoad {
    /** A refusal doubles all pauses, once in so long, and so long without one halves them again. */
    private static final long STEP_NANOS = Duration.ofSeconds(10).toNanos();

    private static final int MOST_DOUBLINGS = 5;

    private final TimeSource time;
    private final Consumer<String> slowing;
    private int waits;
    private double requestsPerWait = 1;
    private double requestsPerSecond;
    private int doublings;
    private long steppedAt;
    private boolean logged;

    /**
     * Begins without a wait.
     *
     * @param slowing receives once why pauses are longer than for one wait alone
     */
    PollLoad(TimeSource time, Consumer<String> slowing) {
        this.time = time;
        this.slowing = slowing;
    }

    synchronized void began() {
        waits++;
    }

    synchronized void ended() {
        waits--;
    }

    /** {@return how many waits are going on} */
    synchronized int waits() {
        return waits;
    }

    /** The account allows so many requests in a second. */
    synchronized void allowed(double perSecond) {
        requestsPerSecond = perSecond;
    }

    /** So many requests told of so many waits, the last time. */
    synchronized void cost(int requests, int told) {
        requestsPerWait = Math.min(1, requests / (double) told);
    }

    /** The account had enough. */
    synchronized void refused() {
        update();
        if (doublings == 0 || time.nanoTime() - steppedAt >= STEP_NANOS) {
            doublings = Math.min(doublings + 1, MOST_DOUBLINGS);
            steppedAt = time.nanoTime();
        }
    }

    private void update() {
        long quiet = time.nanoTime() - steppedAt;
        while (doublings > 0 && quiet >= 2 * STEP_NANOS) {
            doublings--;
            steppedAt += STEP_NANOS;
            quiet -= STEP_NANOS;
        }
    }

    /** {@return the pause that a wait makes which would make this one if it were alone, in nanoseconds} */
    synchronized double slowed(double own) {
        update();
        double fair = requestsPerSecond > 0 ? waits * requestsPerWait / requestsPerSecond * 1e9 : 0;
        double pause = Math.max(own * (1L << doublings), fair);
        if (pause > own && !logged) {
            logged = true;
            slowing.accept(why());
        }
        return pause;
    }

    /** {@return why pauses are longer than the policy sets} */
    synchronized String why() {
        return requestsPerSecond > 0
                ? waits + " waits share " + requestsPerSecond + " requests a second, so all poll less often"
                : "the account refuses polls, so all " + waits + " waits poll less often";
    }
}
