package org.connectorsdk.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.TimeSource;

/** A clock that moves only when somebody sleeps on it or pushes it; sleeping takes no time. */
public final class VirtualTime implements TimeSource {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    /** Time does not begin at zero: large and odd, so that a sign or a sum gone wrong is seen (F-53). */
    public static final long ORIGIN = 4_611_686_018_427_387_847L;

    /** The monotonic clock wraps around two seconds after its start. */
    static final long NEAR_OVERFLOW = Long.MAX_VALUE - 2_000_000_001L;

    private final long origin;
    private final Semaphore looks = new Semaphore(0);
    private final AtomicReference<Runnable> onSleep = new AtomicReference<>(() -> {});
    private final AtomicLong nanos = new AtomicLong();
    private volatile CountDownLatch together = new CountDownLatch(0);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public VirtualTime() {
        this(ORIGIN);
    }

    VirtualTime(long origin) {
        this.origin = origin;
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        if (Thread.currentThread().getName().endsWith("-watchdog")) {
            looks.release();
        }
        return origin + nanos.get();
    }

    /** Lets the watchdog look around twice, so that what happened before is not taken for happening after. */
    public void awaitWatchdog() {
        looks.drainPermits();
        try {
            looks.acquire(2);
        } catch (InterruptedException e) {
            throw new AssertionError("the watchdog did not look around until the test was ended", e);
        }
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(pause);
        CountDownLatch others = together;
        others.countDown();
        others.await();
        Runnable meanwhile = onSleep.getAndSet(() -> {});
        meanwhile.run();
        advance(pause);
    }

    /** What somebody else does during the next pause. */
    public void onSleep(Runnable action) {
        onSleep.set(action);
    }

    /** Time stands still until so many sleep: what one of them sleeps is not taken off the pauses of the others. */
    public void sleepTogether(int sleepers) {
        together = new CountDownLatch(sleepers);
    }

    public void advance(Duration span) {
        nanos.addAndGet(span.toNanos());
    }

    /** All pauses so far, in order. */
    public List<Duration> pauses() {
        return pauses;
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos.get());
    }
}
