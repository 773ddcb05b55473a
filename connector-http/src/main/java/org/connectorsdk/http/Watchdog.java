package org.connectorsdk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.Flight.End;

/**
 * Ends requests whose time is over, whose thread was interrupted, or whose runtime was closed, by breaking their
 * connection. One for all requests of a runtime: timers of the client's own on every read and write would cost a third of
 * the time of a large answer.
 *
 * <p>The {@link WatchdogThread} of the process looks around for it, as long as there is something to watch; limits are measured by
 * the injected clock.
 */
final class Watchdog implements AutoCloseable {
    /** How many looks without any request end the watch: 5 s, so that a busy client begins it once. */
    private static final int IDLE_LOOKS = 100;

    private final TimeSource time;
    private final Consumer<Flight> landing;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Flight> flights = new ArrayList<>();
    private boolean watching;
    private int idle;
    private boolean closed;

    /**
     * Makes a watchdog.
     *
     * @param time measures the limits
     * @param landing is told of streams that nobody can ask for more
     */
    Watchdog(TimeSource time, Consumer<Flight> landing) {
        this.time = time;
        this.landing = landing;
    }

    /** Begins to watch. {@return false when the runtime is closed, so that the request must not be made} */
    boolean add(Flight flight) {
        lock.lock();
        try {
            if (!closed) {
                watch(flight);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void watch(Flight flight) {
        flight.slot = flights.size();
        flights.add(flight);
        if (!watching) {
            watching = true;
            idle = 0;
            WatchdogThread.join(this);
        }
    }

    /** Ends to watch. {@return false when it was not watched (any more)} */
    boolean remove(Flight flight) {
        lock.lock();
        try {
            int slot = flight.slot;
            if (slot >= 0) {
                Flight last = flights.remove(flights.size() - 1);
                if (last != flight) {
                    flights.set(slot, last);
                    last.slot = slot;
                }
                flight.slot = -1;
            }
            return slot >= 0;
        } finally {
            lock.unlock();
        }
    }

    /** Looks around once; by the one thread that does. */
    void look() {
        List<Flight> overdue = overdue();
        overdue.forEach(Flight::cancel); // outside the lock: breaking a connection may take a moment
        for (Flight flight : overdue) {
            if (flight.isAbandoned()) {
                flight.closeAnswer();
                landing.accept(flight);
                // An observer may take its time, and the other clients do not have it.
                DaemonThreads.of("connector-abandoned", flight::abandoned).start();
            }
        }
    }

    private List<Flight> overdue() {
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
            List<Flight> overdue = new ArrayList<>(0);
            for (Flight flight : flights) {
                if (isOver(flight, now)) {
                    overdue.add(flight);
                }
            }
            return overdue;
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOver(Flight flight, long now) {
        if (flight.isAbandoned()) {
            flight.decide(End.CLOSED);
            return true; // also if that was decided before: nobody else lands it
        }
        End reason = flight.overdue(now);
        if (reason != null) {
            flight.decide(reason);
        }
        return reason != null;
    }

    /** Ends all requests in progress and refuses those to come. Idempotent; does not wait for them. */
    @Override
    public void close() {
        List<Flight> ended;
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
        for (Flight flight : ended) {
            flight.decide(End.CLOSED);
            flight.cancel();
        }
    }
}
