package org.connectorsdk.temporal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the waits of one worker alive while they pause for long: a poll brings its own heartbeat, and a vendor may ask
 * for a pause that is longer than the engine bears silence. One thread for all waits.
 */
final class Heartbeats implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(1);

    private final Set<HeartbeatWait> waits = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "connector-temporal-heartbeats");
        daemon.setDaemon(true);
        return daemon;
    });

    Heartbeats() {
        var unused = thread.scheduleWithFixedDelay(
                () -> waits.forEach(HeartbeatWait::keepAlive),
                ROUND.toMillis(),
                ROUND.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void add(HeartbeatWait wait) {
        waits.add(wait);
    }

    void remove(HeartbeatWait wait) {
        waits.remove(wait);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
