package org.connectorsdk.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.connectorsdk.api.call.TimeSource;

/** The machine's time, moved: the calendar is wrong, and the monotonic clock can be put forward. */
final class MovedTime implements TimeSource {
    private final Duration wrong;
    private final AtomicLong ahead = new AtomicLong();

    MovedTime(Duration wrong) {
        this.wrong = wrong;
    }

    void advance(Duration span) {
        ahead.addAndGet(span.toNanos());
    }

    @Override
    public Instant now() {
        return Instant.now().plus(wrong);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        TimeSource.system().sleep(pause);
    }
}
