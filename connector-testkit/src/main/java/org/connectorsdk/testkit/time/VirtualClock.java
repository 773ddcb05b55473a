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
 * same instant therefore wake up at the same instant too. On a {@linkplain #manual(Instant) manual} clock a sleep
 * really blocks until {@link #advance(Duration)} has carried the time past its end; that is what a test of an
 * interrupted wait needs.
 *
 * <p>Both kinds record every wait in order. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class VirtualClock extends Clock implements TimeSource {

    /** Where a clock starts when a test does not care: midnight UTC at the beginning of 2026. */
    public static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    /** What the monotonic clock shows at the start: large and odd, so that code which takes it for zero is seen. */
    private static final long ORIGIN = 4_611_686_018_427_387_847L;

    /** Two seconds later the monotonic clock wraps around. */
    private static final long NEAR_OVERFLOW = Long.MAX_VALUE - 2_000_000_001L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Duration> waits = new ArrayList<>();
    private final List<Consumer<Duration>> observers = new ArrayList<>();
    private final List<Instant> ends = new ArrayList<>();
    private final boolean selfAdvancing;
    private final Instant start;
    private final long origin;

    private Instant now;

    private VirtualClock(Instant start, long origin, boolean selfAdvancing) {
        this.origin = origin;
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
        return new VirtualClock(start, ORIGIN, true);
    }

    /**
     * Makes a clock on which sleeping blocks until the test has advanced the time far enough.
     *
     * @param start the first instant it shows
     * @return a new clock
     */
    public static VirtualClock manual(Instant start) {
        return new VirtualClock(start, ORIGIN, false);
    }

    /**
     * Makes a self-advancing clock at {@link #EPOCH} whose {@link #nanoTime()} wraps around after two seconds, as that
     * of a machine may at any moment.
     *
     * @return a new clock
     */
    public static VirtualClock nearOverflow() {
        return new VirtualClock(EPOCH, NEAR_OVERFLOW, true);
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
     * A monotonic reading. It begins at a large odd number, as only differences mean anything.
     *
     * @return nanoseconds; may wrap around
     */
    @Override
    public long nanoTime() {
        return origin + Duration.between(start, instant()).toNanos();
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

    /** {@return the waits that were asked for so far, oldest first; a copy} */
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
     * Blocks, in real time, until that many threads wait on this manual clock. A thread whose time has come counts no
     * more, even if it has not woken up yet.
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
