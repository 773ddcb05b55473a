package org.connectorsdk.verification.soak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.connectorsdk.verification.wire.Message;
import org.connectorsdk.verification.wire.VendorRoutes;
import org.jspecify.annotations.Nullable;

/** What the proxy saw of each operation, and what it did about it. */
final class Ledger {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Map<String, List<Entry>> byOperation = new ConcurrentHashMap<>();
    private final VendorRoutes routes;

    Ledger(VendorRoutes routes) {
        this.routes = routes;
    }

    /** One request that came whole. */
    static final class Entry {
        final String route;
        final boolean write;
        final Mishap mishap;
        final boolean comeAgain;
        private volatile boolean done;
        private volatile @Nullable Message answer;

        private Entry(String route, boolean write, RandomGenerator random) {
            this.route = route;
            this.write = write;
            this.mishap = Mishap.draw(random);
            this.comeAgain = random.nextInt(3) == 0;
        }

        void answered(Message by) {
            answer = by;
        }

        void over() {
            done = true;
        }

        boolean forwarded() {
            return mishap.forwards();
        }

        /** {@return whether the server did it} */
        boolean executed() {
            Message present = answer;
            return present != null && present.status() / 100 == 2;
        }

        /** {@return what the server answered, whether or not anybody got to see it} */
        String text() {
            Message present = answer;
            return present == null ? "" : new String(present.content(), StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            Message present = answer;
            return route + (write ? " (write)" : "") + ": " + mishap
                    + (present == null ? "" : ", server answered " + present.status());
        }
    }

    /** Notes a request, and draws from the seed of its operation what happens to it. */
    Entry arrived(String operation, Message request) {
        List<Entry> entries = byOperation.computeIfAbsent(operation, key -> new ArrayList<>());
        synchronized (entries) {
            long seed = Seeds.parse(operation.substring(operation.indexOf('-') + 1));
            String route = routes.find(request.method(), request.path());
            boolean write = routes.isWrite(request.method(), request.path());
            Entry entry = new Entry(route, write, Seeds.random(Seeds.of(seed, entries.size())));
            entries.add(entry);
            return entry;
        }
    }

    /** Closes the account of an operation, once the server has answered all that was forwarded of it. */
    List<Entry> close(String operation) {
        List<Entry> entries = byOperation.remove(operation);
        if (entries == null) {
            return List.of();
        }
        synchronized (entries) {
            long until = System.nanoTime() + PATIENCE_NANOS;
            for (Entry entry : entries) {
                while (entry.forwarded() && entry.answer == null && !entry.done && System.nanoTime() < until) {
                    LockSupport.parkNanos(500_000);
                }
            }
            return List.copyOf(entries);
        }
    }
}
