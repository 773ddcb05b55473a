package org.connectorsdk.http.internal.transport;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.connectorsdk.api.call.DaemonThreads;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that checks for all {@link Watchdog}s of the process, every 50 ms of real time (F-26). A daemon;
 * it lives only while one of them has something to watch, and holds nothing of a client that has not.
 */
final class WatchdogThread {
    static final String NAME = "connector-watchdog";

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final WatchdogThread SHARED = new WatchdogThread();

    private final CopyOnWriteArrayList<Watchdog> watching = new CopyOnWriteArrayList<>();
    private @Nullable Thread thread;

    private WatchdogThread() {}

    /** Begins to look around for one of them. */
    static void join(Watchdog watchdog) {
        SHARED.add(watchdog);
    }

    /** Looks around for it no more; the thread ends with the last one, at once. */
    static void leave(Watchdog watchdog) {
        SHARED.remove(watchdog);
    }

    /** {@return how many have something to watch} */
    static int watching() {
        return SHARED.watching.size();
    }

    private synchronized void add(Watchdog watchdog) {
        if (thread == null) {
            Thread started = DaemonThreads.of(NAME, this::run);
            started.start(); // waits for this lock, and if it cannot be started nothing is watched
            thread = started;
        }
        watching.add(watchdog);
    }

    private synchronized void remove(Watchdog watchdog) {
        watching.remove(watchdog);
        LockSupport.unpark(thread); // it looks whether it is needed any more
    }

    private void run() {
        while (goesOn()) {
            LockSupport.parkNanos(this, TICK_NANOS);
            checkAll();
        }
    }

    private synchronized boolean goesOn() {
        if (watching.isEmpty()) {
            thread = null; // whoever comes next starts another
            return false;
        }
        return true;
    }

    /** A method of its own, so that nothing of the last client stays on the stack while the thread waits. */
    private void checkAll() {
        for (Watchdog watchdog : watching) {
            try {
                watchdog.check();
            } catch (RuntimeException | Error injected) {
                // Its clock threw, or memory ran out: it is checked again, and the others now.
            }
        }
    }
}
