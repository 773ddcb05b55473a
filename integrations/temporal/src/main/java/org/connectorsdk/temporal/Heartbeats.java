package org.connectorsdk.temporal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the waits of one worker alive while they pause for long: a poll brings its own heartbeat, and a vendor may ask
 * for a pause that is longer than the engine bears silence. A few threads for all waits, which end with them.
 */
final class Heartbeats implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** An engine far away answers twenty times a second and thread. */
    private static final int THREADS = 8;

    private final Set<HeartbeatWait> waits = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, work -> {
        Thread daemon = new Thread(work, "connector-temporal-heartbeats");
        daemon.setDaemon(true);
        return daemon;
    });

    Heartbeats() {
        for (int thread = 0; thread < THREADS; thread++) {
            int its = thread;
            var unused = threads.scheduleWithFixedDelay(
                    () -> keepAlive(its), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void keepAlive(int thread) {
        for (HeartbeatWait wait : waits) {
            if (Math.floorMod(wait.hashCode(), THREADS) == thread) {
                wait.keepAlive();
            }
        }
    }

    void add(HeartbeatWait wait) {
        waits.add(wait);
    }

    void remove(HeartbeatWait wait) {
        waits.remove(wait);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        waits.forEach(HeartbeatWait::handOver);
    }
}
