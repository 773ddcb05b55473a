package org.connectorsdk.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.Flight.End;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose time is over, whose thread was interrupted, or whose runtime was closed, by breaking their
 * connection. One for all requests of a runtime: timers of the client's own on every read and write would cost a third of
 * the time of a large answer.
 *
 * <p>Its thread is a daemon, lives only while there is something to watch, and looks around every 50 ms of real time,
 * while it measures limits by the injected clock.
 */
final class Watchdog implements AutoCloseable {
    private static final long TICK_NANOS = 50_000_000;

    /** How many ticks without any request end the thread: 5 s, so that a busy client starts it once. */
    private static final int IDLE_TICKS = 100;

    private final String name;
    private final TimeSource time;
    private final Consumer<Flight> landing;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Flight> flights = new ArrayList<>();
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * Makes a watchdog.
     *
     * @param name of its thread
     * @param time measures the limits
     * @param landing is told of streams that nobody can ask for more
     */
    Watchdog(String name, TimeSource time, Consumer<Flight> landing) {
        this.name = name;
        this.time = time;
        this.landing = landing;
    }

    /** Begins to watch. {@return false when the runtime is closed, so that the request must not be made} */
    boolean add(Flight flight) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            flight.slot = flights.size();
            flights.add(flight);
            if (thread == null) {
                thread = start();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends to watch. {@return false when it was not watched (any more)} */
    boolean remove(Flight flight) {
        lock.lock();
        try {
            int slot = flight.slot;
            if (slot < 0) {
                return false;
            }
            Flight last = flights.remove(flights.size() - 1);
            if (last != flight) {
                flights.set(slot, last);
                last.slot = slot;
            }
            flight.slot = -1;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Thread start() {
        Thread started = new Thread(null, this::watch, name, 0, false);
        started.setDaemon(true);
        started.setContextClassLoader(Watchdog.class.getClassLoader()); // not the caller's, which may be a plug-in's
        started.start();
        return started;
    }

    private void watch() {
        try {
            List<Flight> overdue = new ArrayList<>();
            int idle = 0;
            while (idle >= 0) {
                LockSupport.parkNanos(this, TICK_NANOS);
                idle = look(idle, overdue);
                end(overdue);
                overdue.clear();
            }
        } finally {
            ended();
        }
    }

    /** Outside the lock: breaking a connection may take a moment. */
    private void end(List<Flight> overdue) {
        overdue.forEach(Flight::cancel);
        for (Flight flight : overdue) {
            if (flight.isAbandoned()) {
                flight.closeAnswer();
                landing.accept(flight); // first, as an observer may take its time
                flight.abandoned();
            }
        }
    }

    /** Even if the injected clock threw, what is under way is watched on. */
    private void ended() {
        lock.lock();
        try {
            if (thread == Thread.currentThread()) {
                thread = null;
                if (!flights.isEmpty()) {
                    thread = start();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many ticks in a row nothing was to be watched; -1 when this thread is to end} */
    private int look(int idle, List<Flight> overdue) {
        lock.lock();
        try {
            if (closed || (flights.isEmpty() && idle >= IDLE_TICKS)) {
                thread = null;
                return -1;
            }
            long now = time.nanoTime();
            for (Flight flight : flights) {
                if (isOver(flight, now)) {
                    overdue.add(flight);
                }
            }
            return flights.isEmpty() ? idle + 1 : 0;
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
        return reason != null && flight.decide(reason);
    }

    /** Ends all requests in progress and refuses those to come. Idempotent; does not wait for them. */
    @Override
    public void close() {
        List<Flight> ended;
        lock.lock();
        try {
            closed = true;
            ended = new ArrayList<>(flights);
            if (thread != null) {
                LockSupport.unpark(thread);
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
