package org.connectorsdk.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.call.TimeSource;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the next poll is due, for all waits of all clients that measure time alike: one thread for the process,
 * and one for each time source that a test or simulation injects. It ends after ten idle seconds, or when the last
 * client is closed.
 */
final class WaitTimer {
    private static final long IDLE_SECONDS = 10;
    private static final IdentityHashMap<TimeSource, WaitTimer> TIMERS = new IdentityHashMap<>();

    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeSet<Entry> due = new TreeSet<>();
    private int clients;
    private long numbered;
    private @Nullable Thread thread;
    private boolean sleeping;

    private WaitTimer(TimeSource time) {
        this.time = time;
    }

    /** Something to do at an instant of the monotonic clock. */
    static final class Entry implements Comparable<Entry> {
        private final long at;
        private final long number;
        private final Object owner;
        private final Runnable action;
        private final Consumer<Throwable> untimed;

        private Entry(long at, long number, Object owner, Runnable action, Consumer<Throwable> untimed) {
            this.at = at;
            this.number = number;
            this.owner = owner;
            this.action = action;
            this.untimed = untimed;
        }

        @Override
        public int compareTo(Entry other) {
            int earlier = Long.compare(at - other.at, 0); // a difference, as nanoTime may wrap
            return earlier != 0 ? earlier : Long.compare(number, other.number);
        }
    }

    /** {@return the timer of a time source, which the caller releases} */
    static WaitTimer acquire(TimeSource time) {
        synchronized (TIMERS) {
            WaitTimer timer = TIMERS.computeIfAbsent(time, WaitTimer::new);
            timer.clients++;
            return timer;
        }
    }

    /** A client is closed: what it still had to do is forgotten. */
    void release(Object owner) {
        synchronized (TIMERS) {
            if (--clients == 0) {
                TIMERS.remove(time);
            }
        }
        lock.lock();
        try {
            due.removeIf(entry -> entry.owner == owner);
            wake();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Schedules something.
     *
     * @param pause from now
     * @param owner whose {@link #release} forgets it
     * @param action quick, run on the timer's thread
     * @param untimed runs when the time source throws, so that it will never be run
     * @return what {@link #cancel} takes
     */
    Entry schedule(Duration pause, Object owner, Runnable action, Consumer<Throwable> untimed) {
        lock.lock();
        try {
            Entry entry = new Entry(time.nanoTime() + pause.toNanos(), numbered++, owner, action, untimed);
            due.add(entry);
            if (thread == null) {
                thread = DaemonThreads.of("connector-timer", this::keepTime);
                thread.start();
            } else if (due.first() == entry) {
                wake();
            }
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Forgets something; with nothing left to wait for, the thread does not sleep on towards it.
     *
     * @return whether it was still to come
     */
    boolean cancel(Entry entry) {
        lock.lock();
        try {
            boolean removed = due.remove(entry);
            if (removed && due.isEmpty()) {
                wake();
            }
            return removed;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how much is scheduled for one owner} */
    int pending(Object owner) {
        lock.lock();
        try {
            return (int) due.stream().filter(entry -> entry.owner == owner).count();
        } finally {
            lock.unlock();
        }
    }

    /** It sleeps towards a later instant, or waits for something to do; what it runs is not disturbed. */
    private void wake() {
        changed.signal();
        if (thread != null && sleeping) {
            thread.interrupt();
        }
    }

    private void keepTime() {
        while (true) {
            try {
                Entry entry = next();
                if (entry == null) {
                    return;
                }
                entry.action.run();
            } catch (InterruptedException earlier) {
                // Something is due earlier, or a client is closed: look again.
            } catch (RuntimeException | Error failure) {
                failAll(failure);
            }
        }
    }

    /** The injected clock threw: nobody must wait for what nobody can time. */
    private void failAll(Throwable failure) {
        List<Entry> lost;
        lock.lock();
        try {
            lost = new ArrayList<>(due);
            due.clear();
        } finally {
            lock.unlock();
        }
        lost.forEach(entry -> entry.untimed.accept(failure));
    }

    private @Nullable Entry next() throws InterruptedException {
        while (true) {
            long pause;
            lock.lock();
            try {
                sleeping = false;
                boolean unused = Thread.interrupted(); // it had slept enough by then
                if (due.isEmpty()) {
                    if (!isUsed() || (!changed.await(IDLE_SECONDS, TimeUnit.SECONDS) && due.isEmpty())) {
                        thread = null; // the next wait starts another
                        return null;
                    }
                    continue;
                }
                pause = due.first().at - time.nanoTime();
                if (pause <= 0) {
                    return due.pollFirst();
                }
                sleeping = true;
            } finally {
                lock.unlock();
            }
            time.sleep(Duration.ofNanos(pause));
        }
    }

    private boolean isUsed() {
        synchronized (TIMERS) {
            return clients > 0;
        }
    }
}
