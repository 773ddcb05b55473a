package org.connectorsdk.verification.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * All rounds with some providers. Those of a provider run beside each other, as most of the time is waiting, and two
 * providers: more would need more than two processors, and a proxy that gets none for a second is silent without
 * meaning to be.
 *
 * @param targets the providers
 * @param operations how many in each round
 */
record Soak(List<ConformanceTarget> targets, int operations) {
    static final long SEED = 12;

    private static final int PROVIDERS_AT_A_TIME = 2;

    List<Figures> run() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PROVIDERS_AT_A_TIME);
        try {
            List<Future<List<Figures>>> running = new ArrayList<>();
            for (ConformanceTarget target : targets) {
                running.add(threads.submit(() -> rounds(target)));
            }
            List<Figures> all = new ArrayList<>();
            for (Future<List<Figures>> figures : running) {
                all.addAll(figures.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Figures> rounds(ConformanceTarget target) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            Round off = new Round(target, false, SEED);
            Round on = new Round(target, true, SEED);
            Future<Figures> first = threads.submit(() -> off.run(operations));
            Future<Figures> second = threads.submit(() -> on.run(operations));
            Future<Figures.Plain> plain = threads.submit(() -> off.plain(operations));
            List<Figures> both = List.of(first.get(), second.get());
            for (Figures figures : both) {
                figures.plain(plain.get());
            }
            return both;
        } finally {
            threads.shutdownNow();
        }
    }
}
