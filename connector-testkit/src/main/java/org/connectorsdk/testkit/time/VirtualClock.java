package org.connectorsdk.testkit.time;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.TimeSource;

/**
 * A clock that moves only when a test says so, and a sleeper that waits on it.
 *
 * <p>There are two kinds. On a {@linkplain #startingAt(Instant) self-advancing} clock a sleep returns at once and moves
 * the time forward to the moment at which the sleeper would have woken up; several threads that begin to sleep at the
 * same instant therefore wake up at the same instant too. On a {@linkplain #manual(Instant) manual} clock a sleep really
 * blocks until {@link #advance(Duration)} has carried the time past its end; that is what a test of an interrupted wait
 * needs.
 *
 * <p>Both kinds record every wait in order. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class VirtualClock extends Clock implements TimeSource {

    /** Where a clock starts when a test does not care: midnight UTC at the beginning of 2026. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Consumer<Duration>> observers = new ArrayList<>();
    private final List<Instant> ends = new ArrayList<>();
    private final boolean selfAdvancing;
    private final Instant start;

    private Instant now;

    private VirtualClock(Instant start, boolean selfAdvancing) {
        this.start = requireNonNull(start, "start");
        this.now = start;
        this.selfAdvancing = selfAdvancing;
    }

    /**
     * Makes a self-advancing clock at {@link #EPOCH}.
     *
     * @return a new clock
     */
    public static VirtualClock create() {
        return startingAt(EPOCH);
    }

    /**
     * Makes a clock on which sleeping takes no real time and moves the time forward.
     *
     * @param start the first instant it shows
     * @return a new clock
     */
    public static VirtualClock startingAt(Instant start) {
        return new VirtualClock(start, true);
    }

    /**
     * Makes a clock on which sleeping blocks until the test has advanced the time far enough.
     *
     * @param start the first instant it shows
     * @return a new clock
     */
    public static VirtualClock manual(Instant start) {
        return new VirtualClock(start, false);
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The same as {@link #instant()}, in the words of a {@link TimeSource}.
     *
     * @return what this clock shows
     */
    @Override
    public Instant now() {
        return instant();
    }

    /**
     * The time that passed on this clock since it was made, for code that measures with a monotonic source.
     *
     * @return nanoseconds since the start, never negative
     */
    @Override
    public long nanoTime() {
        return Duration.between(start, instant()).toNanos();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new Zoned(this, requireNonNull(zone, "zone"));
    }

    /**
     * Moves the time forward and wakes every sleeper whose wait is over.
     *
     * @param by how far; zero is allowed
     * @throws IllegalArgumentException if {@code by} is negative
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("by: a clock does not run backwards, got " + by);
        }
        lock.lock();
        try {
            now = now.plus(by);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits on this clock and records the wait. A zero or negative duration is recorded and returns at once.
     *
     * @param duration how long to wait
     * @throws InterruptedException if the thread was interrupted before or, on a manual clock, during the wait
     */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a wait of " + duration);
        }
        Instant end;
        List<Consumer<Duration>> told;
        lock.lock();
        try {
            end = now.plus(duration);
            waits.add(duration);
            told = List.copyOf(observers);
        } finally {
            lock.unlock();
        }
        told.forEach(observer -> observer.accept(duration));
        if (selfAdvancing) {
            advanceTo(end);
        } else {
            blockUntil(end);
        }
    }

    private void advanceTo(Instant end) {
        lock.lock();
        try {
            if (end.isAfter(now)) {
                now = end;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void blockUntil(Instant end) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            ends.add(end);
            changed.signalAll();
            while (now.isBefore(end)) {
                changed.await();
            }
        } finally {
            ends.remove(end);
            lock.unlock();
        }
    }

    /**
     * The waits that were asked for so far, oldest first.
     *
     * @return a copy
     */
    public List<Duration> waits() {
        lock.lock();
        try {
            return List.copyOf(waits);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Registers something to do each time a wait begins, for example to bring a server back while its client backs off.
     * It runs on the sleeping thread, before the wait.
     *
     * @param observer gets the length of the wait
     */
    public void onSleep(Consumer<Duration> observer) {
        requireNonNull(observer, "observer");
        lock.lock();
        try {
            observers.add(observer);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks, in real time, until that many threads wait on this manual clock. A thread whose time has come counts no more,
     * even if it has not woken up yet.
     *
     * @param count how many sleepers to wait for
     * @param realLimit the longest real time to wait for them
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitSleepers(int count, Duration realLimit) throws InterruptedException {
        long left = realLimit.toNanos();
        lock.lockInterruptibly();
        try {
            while (ends.stream().filter(end -> end.isAfter(now)).count() < count) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return "VirtualClock[" + instant() + "]";
    }

    /** The same time line seen from another zone. */
    private static final class Zoned extends Clock {

        private final VirtualClock source;
        private final ZoneId zone;

        Zoned(VirtualClock source, ZoneId zone) {
            this.source = source;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Zoned(source, other);
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
