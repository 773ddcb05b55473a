package org.connectorsdk.http.internal.resilience;

import java.time.Duration;
import java.time.Instant;
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
    private int probesLeft;
    private int probed;
    private int failedProbes;
    private volatile int failures;
    private volatile BreakerState state = BreakerState.CLOSED;
    private volatile long openedAt;

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
        return state == BreakerState.OPEN && !isOver();
    }

    private boolean isOver() {
        return time.nanoTime() - openedAt >= openNanos;
    }

    /** Asks to make an attempt, which then has to be reported. {@return false when it must not be made} */
    public boolean enter() {
        if (state == BreakerState.CLOSED) {
            return true;
        }
        Change change = null;
        boolean allowed;
        lock.lock();
        try {
            if (state == BreakerState.OPEN && isOver()) {
                change = become(BreakerState.HALF_OPEN, "");
            }
            allowed = state == BreakerState.CLOSED || (state == BreakerState.HALF_OPEN && probesLeft-- > 0);
        } finally {
            lock.unlock();
        }
        tell(change);
        return allowed;
    }

    /** Tells what came of an attempt that was allowed. */
    public void report(Health health) {
        if (state == BreakerState.CLOSED && (health == Health.UNTOLD || (health == Health.GOOD && failures == 0))) {
            return; // a window without a failure is as good as an empty one
        }
        Change change = null;
        lock.lock();
        try {
            if (state == BreakerState.HALF_OPEN) {
                change = probed(health);
            } else if (state == BreakerState.CLOSED && health != Health.UNTOLD) {
                change = counted(health == Health.BAD);
            }
        } finally {
            lock.unlock();
        }
        tell(change);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // with the lock held
    private @Nullable Change counted(boolean bad) {
        if (counted == failed.length) {
            failures -= failed[next] ? 1 : 0;
        } else {
            counted++;
        }
        failed[next] = bad;
        failures += bad ? 1 : 0;
        next = (next + 1) % failed.length;
        return failures < mostFailures
                ? null
                : become(BreakerState.OPEN, failures + " failures in " + counted + " attempts");
    }

    /** As many probes have to fail as attempts would, in proportion. */
    private @Nullable Change probed(Health health) {
        if (health == Health.UNTOLD) {
            probesLeft = Math.min(probes - probed, probesLeft + 1);
            return null;
        }
        probed++;
        failedProbes += health == Health.BAD ? 1 : 0;
        if (probed < probes) {
            return null;
        }
        return (long) failedProbes * failed.length >= (long) mostFailures * probed
                ? become(BreakerState.OPEN, failedProbes + " of " + probed + " probes failed")
                : become(BreakerState.CLOSED, "");
    }

    private Change become(BreakerState to, String why) {
        BreakerState from = state;
        if (to == BreakerState.OPEN) {
            openedAt = time.nanoTime();
        }
        counted = 0;
        failures = 0;
        next = 0;
        probed = 0;
        failedProbes = 0;
        probesLeft = probes;
        state = to;
        return new Change(from, to, why);
    }

    private void tell(@Nullable Change change) {
        if (change != null) {
            Opening opening = new Opening(change.why, Duration.ofNanos(openNanos));
            listener.changed(group, change.from, change.to, opening);
        }
    }

    /** {@return when the next attempt has a chance} */
    public Instant retryAt() {
        long wait = isOpen() ? openNanos - (time.nanoTime() - openedAt) : 0;
        return time.now().plusNanos(wait);
    }

    /** {@return what it lets through at the moment} */
    BreakerStatus status() {
        BreakerState now = state;
        return new BreakerStatus(
                group.tag(), now, now == BreakerState.OPEN ? Optional.of(retryAt()) : Optional.empty());
    }
}
