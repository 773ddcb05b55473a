package org.connectorsdk.verification.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * All rounds with some providers. All run beside each other, as most of the time is waiting.
 *
 * @param targets the providers
 * @param operations how many in each round
 */
record Soak(List<ConformanceTarget> targets, int operations) {
    static final long SEED = 12;

    List<Figures> run() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Rounds> running = new ArrayList<>();
            for (ConformanceTarget target : targets) {
                Round off = new Round(target, false, SEED);
                Round on = new Round(target, true, SEED);
                running.add(new Rounds(
                        threads.submit(() -> off.run(operations)),
                        threads.submit(() -> on.run(operations)),
                        threads.submit(() -> off.plain(operations))));
            }
            List<Figures> all = new ArrayList<>();
            for (Rounds rounds : running) {
                all.addAll(rounds.end());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    /** The rounds with one provider, while they run. */
    private record Rounds(Future<Figures> off, Future<Figures> on, Future<Figures.Plain> plain) {
        List<Figures> end() throws InterruptedException, ExecutionException {
            List<Figures> both = List.of(off.get(), on.get());
            for (Figures figures : both) {
                figures.plain(plain.get());
            }
            return both;
        }
    }
}
