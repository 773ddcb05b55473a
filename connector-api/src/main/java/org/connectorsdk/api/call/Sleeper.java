package org.connectorsdk.api.call;

import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Pauses that end when the client is closed, besides when their time is over or their thread is interrupted. For those
 * who write a provider or runtime; one instance per client.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class Sleeper implements AutoCloseable {
    private final TimeSource time;
    private final Set<Sleep> sleeps = new HashSet<>();
    private boolean closed;

    /** How a pause ended. */
    public enum End {
        /** Its time is over. */
        ELAPSED,
        /** Its thread was interrupted; the interrupt flag is set. */
        INTERRUPTED,
        /** The client was closed. */
        CLOSED
    }

    private static final class Sleep {
        final Thread thread = Thread.currentThread();
        boolean woken;
    }

    /**
     * Makes the pauses of one client.
     *
     * @param time where pauses take place
     */
    public Sleeper(TimeSource time) {
        this.time = Objects.requireNonNull(time, "time");
    }

    /**
     * Blocks the calling thread.
     *
     * @param pause how long; zero or less returns at once
     * @return why it ended
     */
    public End pause(Duration pause) {
        Sleep sleep = new Sleep();
        synchronized (sleeps) {
            if (closed) {
                return End.CLOSED;
            }
            sleeps.add(sleep);
        }
        boolean interrupted = false;
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            leave(sleep);
        }
        if (sleep.woken) {
            return End.CLOSED;
        }
        if (interrupted) {
            sleep.thread.interrupt();
            return End.INTERRUPTED;
        }
        return End.ELAPSED;
    }

    private void leave(Sleep sleep) {
        synchronized (sleeps) {
            sleeps.remove(sleep); // from here on nobody wakes it
            if (sleep.woken) {
                Thread.interrupted(); // the flag that close() set, if the sleep did not consume it
            }
        }
    }

    /** Ends all pauses in progress and to come. Idempotent. */
    @Override
    public void close() {
        synchronized (sleeps) {
            closed = true;
            for (Sleep sleep : sleeps) {
                if (!sleep.woken) {
                    sleep.woken = true;
                    sleep.thread.interrupt();
                }
            }
        }
    }
}
