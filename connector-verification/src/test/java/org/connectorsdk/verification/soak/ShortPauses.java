package org.connectorsdk.verification.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.call.TimeSource;

/** The machine's time, with pauses that end early: nobody here needs time to recover. */
enum ShortPauses implements TimeSource {
    INSTANCE;

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration pause) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_NANOS, Math.max(0, pause.toNanos())));
    }
}
