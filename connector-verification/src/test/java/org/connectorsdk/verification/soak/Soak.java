package org.connectorsdk.verification.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * All rounds with some providers. They run beside each other, as most of the time is waiting.
 *
 * @param targets the providers
 * @param operations how many in each round
 */
record Soak(List<ConformanceTarget> targets, int operations) {
    static final long SEED = 12;

    List<Figures> run() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<List<Figures>>> ends = new ArrayList<>();
            for (ConformanceTarget target : targets) {
                Callable<List<Figures>> rounds = () -> rounds(target);
                ends.add(threads.submit(rounds));
            }
            List<Figures> all = new ArrayList<>();
            for (Future<List<Figures>> end : ends) {
                all.addAll(end.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Figures> rounds(ConformanceTarget target) throws InterruptedException, ExecutionException {
        Round off = new Round(target, false, SEED);
        Round on = new Round(target, true, SEED);
        List<Figures> both = List.of(off.run(operations), on.run(operations));
        int plain = off.plain(operations);
        both.forEach(figures -> figures.plain(plain));
        return both;
    }
}
