package org.connectorsdk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.TimeSource;

/** Time that passes only while somebody sleeps, at once. Remembers every pause. */
final class VirtualTime implements TimeSource {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Time does not begin at zero: large and odd, so that a sign or a sum gone wrong is seen (F-53). */
    private static final long ORIGIN = 4_611_686_018_427_387_847L;

    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return ORIGIN + nanos;
    }

    @Override
    public synchronized void sleep(Duration pause) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(pause);
        nanos += Math.max(0, pause.toNanos());
    }

    synchronized void advance(Duration span) {
        nanos += span.toNanos();
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    synchronized Duration elapsed() {
        return Duration.ofNanos(nanos);
    }
}
