package org.connectorsdk.verification.fuzz;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Ends the program when an answer takes too long: that is a hang, and nothing after it could be trusted. */
final class Overdue {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private volatile FuzzProgram.@Nullable Case present;
    private volatile long since;

    Overdue() {
        Thread watched = Thread.currentThread();
        Thread thread = new Thread(() -> watch(watched), "overdue");
        thread.setDaemon(true);
        thread.start();
    }

    void begin(FuzzProgram.Case next) {
        since = System.nanoTime();
        present = next;
    }

    void end() {
        present = null;
    }

    private void watch(Thread watched) {
        while (true) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            FuzzProgram.Case now = present;
            if (now != null && System.nanoTime() - since > LIMIT_NANOS) {
                System.out.println("hung: " + now.story("no answer"));
                for (StackTraceElement element : watched.getStackTrace()) {
                    System.out.println("    at " + element);
                }
                Runtime.getRuntime().halt(3);
            }
        }
    }
}
