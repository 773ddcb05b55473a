package org.connectorsdk.http.internal.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.transport.InFlightRequest.End;

/**
 * Ends requests whose time is over, whose thread was interrupted, or whose runtime was closed, by breaking their
 * connection. One for all requests of a runtime: timers of the client's own on every read and write would cost a third
 * of the time of a large answer.
 *
 * <p>The {@link WatchdogThread} of the process checks for it, as long as there is something to watch; limits are
 * measured by the injected clock.
 */
public final class Watchdog implements AutoCloseable {
    /** How many checks without any request end the watch: 5 s, so that a busy client begins it once. */
    private static final int IDLE_LOOKS = 100;

    private final TimeSource time;
    private final Consumer<InFlightRequest> landing;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<InFlightRequest> flights = new ArrayList<>();
    private boolean watching;
    private int idle;
    private boolean closed;

    /**
     * Makes a watchdog.
     *
     * @param time measures the limits
     * @param landing gets the streams that nobody can ask for more
     */
    public Watchdog(TimeSource time, Consumer<InFlightRequest> landing) {
        this.time = time;
        this.landing = landing;
    }

    /** Begins to watch. {@return false when the runtime is closed, so that the request must not be made} */
    public boolean add(InFlightRequest inFlight) {
        lock.lock();
        try {
            if (!closed) {
                watch(inFlight);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void watch(InFlightRequest inFlight) {
        inFlight.slot = flights.size();
        flights.add(inFlight);
        if (!watching) {
            watching = true;
            idle = 0;
            WatchdogThread.join(this);
        }
    }

    /** Ends to watch. {@return false when it was not watched (any more)} */
    public boolean remove(InFlightRequest inFlight) {
        lock.lock();
        try {
            int slot = inFlight.slot;
            if (slot >= 0) {
                InFlightRequest last = flights.remove(flights.size() - 1);
                if (last != inFlight) {
                    flights.set(slot, last);
                    last.slot = slot;
                }
                inFlight.slot = -1;
            }
            return slot >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Looks around once; by the one thread that does. */
    void check() {
        List<InFlightRequest> overdue = overdue();
        overdue.forEach(InFlightRequest::cancel); // outside the lock: breaking a connection may take a moment
        for (InFlightRequest inFlight : overdue) {
            if (inFlight.isAbandoned()) {
                landing.accept(inFlight);
                // Listeners and observers may take their time, and the other clients do not have it.
                DaemonThreads.of("connector-abandoned", () -> end(inFlight)).start();
            }
        }
    }

    private static void end(InFlightRequest abandoned) {
        abandoned.closeAnswer();
        abandoned.abandoned();
    }

    private List<InFlightRequest> overdue() {
        lock.lock();
        try {
            idle = flights.isEmpty() ? idle + 1 : 0;
            if (closed || idle > IDLE_LOOKS) {
                watching = false;
                WatchdogThread.leave(this);
                return List.of();
            }
            if (flights.isEmpty()) {
                return List.of();
            }
            long now = time.nanoTime();
            List<InFlightRequest> overdue = new ArrayList<>(0);
            for (InFlightRequest inFlight : flights) {
                if (isOver(inFlight, now)) {
                    overdue.add(inFlight);
                }
            }
            return overdue;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(InFlightRequest inFlight, long now) {
        if (inFlight.isAbandoned()) {
            inFlight.decide(End.CLOSED);
            return true; // also if that was decided before: nobody else lands it
        }
        End reason = inFlight.overdue(now);
        if (reason != null) {
            inFlight.decide(reason);
        }
        return reason != null;
    }

    /** Ends all requests in progress and refuses those to come. Idempotent; does not wait for them. */
    @Override
    public void close() {
        List<InFlightRequest> ended;
        lock.lock();
        try {
            closed = true;
            ended = new ArrayList<>(flights);
            if (watching) {
                watching = false;
                WatchdogThread.leave(this);
            }
        } finally {
            lock.unlock();
        }
        for (InFlightRequest inFlight : ended) {
            inFlight.decide(End.CLOSED);
            inFlight.cancel();
            inFlight.abandoned(); // the reader of a stream may never come back
        }
    }
}
