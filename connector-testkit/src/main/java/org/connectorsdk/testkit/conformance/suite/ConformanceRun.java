package org.connectorsdk.testkit.conformance.suite;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.RuleContext;

/**
 * Runs the rules without a build tool or a test framework. Immutable; the methods return changed copies.
 *
 * <pre>{@code
 * ConformanceReport report = ConformanceRun.of(new AcmeTarget(), Connectors.discover()).run();
 * report.writeTo(Path.of("conformance"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class ConformanceRun {
    private final ConnectorConformanceSuite suite;
    private final Predicate<Ruleset.Entry> wanted;
    private final int threads;
    private final long seed;

    private ConformanceRun(
            ConnectorConformanceSuite suite, Predicate<Ruleset.Entry> wanted, int threads, long shuffleSeed) {
        this.suite = suite;
        this.wanted = wanted;
        this.threads = threads;
        this.seed = shuffleSeed;
    }

    /**
     * A run of all rules, one after the other, in their order.
     *
     * @param target what they are tried on
     * @param connectors where the provider is found
     * @return the run, not begun
     */
    public static ConformanceRun of(ConformanceTarget target, Connectors connectors) {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(connectors, "connectors");
        return of(new ConnectorConformanceSuite() {
            @Override
            protected ConformanceTarget target() {
                return target;
            }

            @Override
            protected Connectors connectors() {
                return connectors;
            }
        });
    }

    /**
     * A run on a real account: of the rules that change nothing there and send nothing odd. All others are in the
     * report as not run, so such a run never conforms as a whole. Reads a page of connections before it begins.
     *
     * @param target which vendor
     * @param connectors where the provider is found
     * @param config the account's settings, {@code base-url} among them
     * @return the run
     * @throws IllegalArgumentException if the provider is not there, or does not take the settings
     */
    public static ConformanceRun live(ConformanceTarget target, Connectors connectors, ConnectorConfig config) {
        return of(LiveTarget.of(target, connectors, config), connectors)
                .only(entry -> entry.rule().liveSafe());
    }

    static ConformanceRun of(ConnectorConformanceSuite suite) {
        return new ConformanceRun(suite, entry -> true, 1, 0);
    }

    /**
     * Tries some rules only; the others are in the report as not run.
     *
     * @param condition which rules to try, of those that were wanted so far
     * @return the changed copy
     */
    public ConformanceRun only(Predicate<Ruleset.Entry> condition) {
        return new ConformanceRun(suite, wanted.and(Objects.requireNonNull(condition, "condition")), threads, seed);
    }

    /**
     * Tries several rules at the same time, in a random order.
     *
     * @param count of threads, 1 or more
     * @param orderSeed what decides the order; 0 for the rules' own
     * @return the changed copy
     */
    public ConformanceRun parallel(int count, long orderSeed) {
        if (count < 1) {
            throw new IllegalArgumentException("count: at least 1, got " + count);
        }
        return new ConformanceRun(suite, wanted, count, orderSeed);
    }

    /**
     * Runs the rules. Blocks until all have ended.
     *
     * @return their verdicts
     */
    public ConformanceReport run() {
        return run(id -> {});
    }

    /**
     * Runs the rules. Blocks until all have ended.
     *
     * @param progress is told the id of each rule that has ended, on any thread
     * @return their verdicts
     */
    public ConformanceReport run(Consumer<String> progress) {
        Waivers waivers = Waivers.of(suite);
        String mode = suite.target() instanceof LiveTarget ? "live" : "hermetic";
        ConformanceReport report = new ConformanceReport(suite.target().id(), suite.seed(), mode, waivers);
        List<Ruleset.Entry> rules =
                new ArrayList<>(Ruleset.entries().stream().filter(wanted).toList());
        if (seed != 0) {
            Collections.shuffle(rules, new Random(seed));
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Ruleset.Entry rule : rules) {
                running.add(pool.submit(() -> {
                    tryOut(rule, report);
                    progress.accept(rule.id());
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the kit broke: " + e.getCause(), e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return report;
    }

    /** Opening and closing a context belongs to the rule's turn: both start and end threads. */
    private void tryOut(Ruleset.Entry rule, ConformanceReport report) {
        Lock turn = RuleRun.turn(rule.rule());
        turn.lock();
        try (RuleContext context = new RuleContext(suite.settings())) {
            RuleResult result = new RuleRun(rule.rule(), context, replay(rule)).of(() -> invoke(rule, context));
            report.record(context, report.waivers().over(result));
        } finally {
            turn.unlock();
        }
    }

    private String replay(Ruleset.Entry rule) {
        return "connectors conformance " + suite.target().id() + " --rule " + rule.id();
    }

    private void invoke(Ruleset.Entry rule, RuleContext context) throws Throwable {
        try {
            rule.method().invoke(suite, context);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
