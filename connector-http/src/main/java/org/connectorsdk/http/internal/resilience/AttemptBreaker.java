package org.connectorsdk.http.internal.resilience;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.api.observe.BreakerStatus;
import org.connectorsdk.http.internal.resilience.BreakerListener.Opening;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of one group. It counts attempts, not calls: {@code breaker-failures} failed ones among the last
 * {@code breaker-window} open it. An answer below 500 is a success, as the server is alive; what the caller broke off
 * counts neither way. Takes no lock while all is well.
 *
 * <p>Ours, as the library's own writes a line at debug for each attempt, whoever is listening (ADR 13).
 */
public final class AttemptBreaker {
    /**
     * The time between two changes. An attempt counts in the one that it was allowed in and in no other: what began
     * before the breaker opened says nothing about a probe.
     */
    public static final class Phase {
        final BreakerState state;
        private final long begun;

        private Phase(BreakerState state, long begun) {
            this.state = state;
            this.begun = begun;
        }
    }

    private final BreakerGroup group;
    private final TimeSource time;
    private final BreakerListener listener;
    private final long openNanos;
    private final int mostFailures;
    private final int probes;

    private final Lock lock = new ReentrantLock();
    private final boolean[] failed;
    private int next;
    private int counted;
    private int probing;
    private int probed;
    private int failedProbes;
    private volatile int failures;
    private volatile Phase phase = new Phase(BreakerState.CLOSED, 0);

    private final Deque<Change> untold = new ArrayDeque<>();
    private volatile boolean telling;

    AttemptBreaker(BreakerGroup group, HttpLimits limits, TimeSource time, BreakerListener listener) {
        this.group = group;
        this.time = time;
        this.listener = listener;
        this.openNanos = limits.breakerOpen();
        this.mostFailures = limits.breakerFailures();
        this.probes = limits.breakerProbes();
        this.failed = new boolean[Math.max(limits.breakerWindow(), mostFailures)];
    }

    /** What has changed, to be told when the lock is free. */
    private record Change(BreakerState from, BreakerState to, String why) {}

    /** {@return whether an attempt made now would be refused for certain} */
    public boolean isOpen() {
        return left(phase) > 0;
    }

    /** {@return nanoseconds for which it stays open; none if it is not open} */
    private long left(Phase now) {
        return now.state == BreakerState.OPEN ? openNanos - (time.nanoTime() - now.begun) : 0;
    }

    /**
     * Asks to make an attempt.
     *
     * @return to be reported with what comes of it; null when it must not be made
     */
    @Nullable
    public Phase enter() {
        Phase now = phase;
        if (now.state == BreakerState.CLOSED) {
            return now;
        }
        Phase allowed;
        boolean changed;
        lock.lock();
        try {
            if (phase.state == BreakerState.OPEN && left(phase) <= 0) {
                become(BreakerState.HALF_OPEN, "");
            }
            allowed = phase.state == BreakerState.CLOSED || isProbe() ? phase : null;
            changed = hasNews();
        } finally {
            lock.unlock();
        }
        if (changed) {
            tell();
        }
        return allowed;
    }

    /** Whether one more may be sent; it is on its way then. */
    private boolean isProbe() {
        boolean free = phase.state == BreakerState.HALF_OPEN && probing + probed < probes;
        probing += free ? 1 : 0;
        return free;
    }

    /**
     * Tells what came of an attempt, which is over.
     *
     * @param entered what allowed it
     * @param health {@code UNTOLD} if that is not known, or not yet
     */
    public void report(Phase entered, Health health) {
        report(entered, health, false);
    }

    /**
     * Tells what the reading of an answer showed whose attempt was reported without it. It was no probe any more.
     *
     * @param entered what allowed the attempt
     * @param health what it showed
     */
    public void reportLater(Phase entered, Health health) {
        report(entered, health, true);
    }

    private void report(Phase entered, Health health, boolean later) {
        boolean closed = entered.state == BreakerState.CLOSED;
        if (closed && (health == Health.UNTOLD || (health == Health.GOOD && failures == 0))) {
            return; // a window without a failure is as good as an empty one
        }
        boolean changed;
        lock.lock();
        try {
            if (entered != phase) {
                return;
            }
            if (!closed) {
                probing -= later ? 0 : 1;
            }
            if (health != Health.UNTOLD) {
                count(closed, health == Health.BAD);
            }
            changed = hasNews();
        } finally {
            lock.unlock();
        }
        if (changed) {
            tell();
        }
    }

    private void count(boolean closed, boolean bad) {
        if (closed) {
            attempted(bad);
        } else {
            probed(bad);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // with the lock held
    private void attempted(boolean bad) {
        if (counted == failed.length) {
            failures -= failed[next] ? 1 : 0;
        } else {
            counted++;
        }
        failed[next] = bad;
        failures += bad ? 1 : 0;
        next = (next + 1) % failed.length;
        if (failures >= mostFailures) {
            become(BreakerState.OPEN, failures + " of " + counted + " attempts failed");
        }
    }

    /** As many probes have to fail as attempts would, in proportion. */
    private void probed(boolean bad) {
        probed++;
        failedProbes += bad ? 1 : 0;
        if (probed < probes) {
            return;
        }
        if ((long) failedProbes * failed.length >= (long) mostFailures * probed) {
            become(BreakerState.OPEN, failedProbes + " of " + probed + " probes failed");
        } else {
            become(BreakerState.CLOSED, "");
        }
    }

    private void become(BreakerState to, String why) {
        untold.add(new Change(phase.state, to, why));
        counted = 0;
        failures = 0;
        next = 0;
        probing = 0;
        probed = 0;
        failedProbes = 0;
        phase = new Phase(to, time.nanoTime());
    }

    /** Whether something is to be told that no other thread will tell. */
    private boolean hasNews() {
        return !telling && !untold.isEmpty();
    }

    /** Tells of the changes in their order, also of those that other threads bring about meanwhile. */
    private void tell() {
        Change change = nextUntold(true);
        try {
            while (change != null) {
                Opening opening = new Opening(change.why, Duration.ofNanos(openNanos));
                listener.changed(group, change.from, change.to, opening);
                change = nextUntold(false);
            }
        } finally {
            if (change != null) {
                telling = false; // the listener threw
            }
        }
    }

    /** {@return what to tell next; null when nothing is left, or another thread tells it} */
    private @Nullable Change nextUntold(boolean first) {
        lock.lock();
        try {
            if (first && telling) {
                return null;
            }
            Change change = untold.poll();
            telling = change != null;
            return change;
        } finally {
            lock.unlock();
        }
    }

    /** {@return when the next attempt has a chance} */
    public Instant retryAt() {
        return time.now().plusNanos(Math.max(0, left(phase)));
    }

    /** {@return what it lets through at the moment} */
    BreakerStatus status() {
        Phase now = phase;
        Optional<Instant> retryAt = now.state == BreakerState.OPEN
                ? Optional.of(time.now().plusNanos(Math.max(0, left(now))))
                : Optional.empty();
        return new BreakerStatus(group.tag(), now.state, retryAt);
    }
}
