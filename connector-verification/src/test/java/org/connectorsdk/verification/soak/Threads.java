package org.connectorsdk.verification.soak;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Which threads are there that were not there before. */
final class Threads {
    /**
     * Pools of the process that end their threads by themselves after a minute without work, and the JVM's own for who
     * looks at it.
     */
    private static final List<String> SHARED =
            List.of("OkHttp TaskRunner", "Okio Watchdog", "ForkJoinPool", "Attach Listener");

    private static final int PATIENCE_SECONDS = 20;

    private final Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());

    /** {@return names of those that do not end} */
    List<String> left() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!present().isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(50_000_000);
        }
        return present();
    }

    private List<String> present() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> SHARED.stream().noneMatch(name::contains))
                .toList();
    }
}
