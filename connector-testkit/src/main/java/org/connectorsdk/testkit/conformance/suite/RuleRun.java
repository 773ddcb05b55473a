package org.connectorsdk.testkit.conformance.suite;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.operations.RefusalProof;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Tries one rule in its context: proves the refusal where a capability is missing, checks what holds for every rule
 * (faults happened, no secret in a URL, the simulator is sound), and decides the verdict.
 */
final class RuleRun {
    /** Held for writing by rules that look at the process as a whole. */
    private static final ReadWriteLock PROCESS = new ReentrantReadWriteLock(true);

    /** A rule that takes longer has failed. The longest takes seconds; on a machine that is starved, minutes. */
    private static final Duration BOUND = Duration.ofMinutes(5);

    /** The same for a real account, which may have a lot to tell. */
    private static final Duration LIVE_BOUND = Duration.ofMinutes(10);

    private final Rule rule;
    private final RuleContext context;
    private final String replay;

    RuleRun(Rule rule, RuleContext context, String replay) {
        this.rule = rule;
        this.context = context;
        this.replay = replay;
    }

    /** The body of a rule, and what to do when it is not run. */
    interface Body {
        void run() throws Throwable;

        default void skip() {}
    }

    /** A verdict with its reason. */
    private record Ending(
            Verdict verdict, String message, @Nullable Throwable cause) {
        static Ending of(Verdict verdict, String message) {
            return new Ending(verdict, message, null);
        }
    }

    /**
     * What a rule holds while it runs, so that one that looks at the process as a whole sees no other. Can be taken
     * again.
     */
    static Lock turn(Rule rule) {
        return rule.alone() ? PROCESS.writeLock() : PROCESS.readLock();
    }

    RuleResult of(Body body) {
        Lock lock = turn(rule);
        lock.lock();
        try {
            long started = System.nanoTime();
            Ending ending = verdict(body);
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            Mask mask = new Mask(context.secrets());
            return new RuleResult(
                    rule,
                    ending.verdict(),
                    mask.over(ending.message().strip()),
                    ending.cause(),
                    elapsed,
                    faults(),
                    requests(),
                    context.simulator().journal().all().stream()
                            .map(exchange -> RuleResult.Shown.of(exchange, mask))
                            .toList(),
                    replay);
        } finally {
            lock.unlock();
        }
    }

    private Ending verdict(Body body) {
        if (!rule.notTestable().isEmpty()) {
            body.skip();
            return Ending.of(Verdict.NOT_TESTABLE, rule.notTestable());
        }
        try {
            List<Capability> missing = Arrays.stream(rule.needs())
                    .map(Capability::of)
                    .filter(capability -> !context.declares(capability))
                    .toList();
            if (!missing.isEmpty()) {
                body.skip();
                return refusal(missing);
            }
            // On a thread of its own, so that what hangs can be left, and an interrupt flag that was left set harms no
            // other rule.
            assertTimeoutPreemptively(context.harness().isLive() ? LIVE_BOUND : BOUND, body::run);
            return always();
        } catch (NotApplicable e) {
            return Ending.of(Verdict.NOT_APPLICABLE, e.reason().text());
        } catch (InvalidProof e) {
            return new Ending(Verdict.INVALID, String.valueOf(e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            return new Ending(Verdict.FAIL, told(e), e);
        }
    }

    private static String told(Throwable failure) {
        String message = failure.getMessage();
        return failure instanceof AssertionError && message != null
                ? message
                : failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private Ending refusal(List<Capability> missing) {
        RefusalProof proof = new RefusalProof(context);
        List<String> wrong = new ArrayList<>();
        missing.forEach(capability -> wrong.addAll(proof.faults(capability)));
        return wrong.isEmpty()
                ? Ending.of(Verdict.REFUSED_OK, "not declared: " + missing)
                : Ending.of(Verdict.FAIL, String.join("; ", wrong));
    }

    /** What must hold after every rule, whatever it was about. */
    private Ending always() {
        List<String> unfired = context.unfired();
        if (!unfired.isEmpty()) {
            return Ending.of(Verdict.INVALID, "armed and never happened: " + unfired);
        }
        if (!context.simulator().defects().isEmpty()) {
            return Ending.of(
                    Verdict.INVALID,
                    "the simulator broke: " + context.simulator().defects());
        }
        boolean leaks = !context.descriptor().secretsInUrls()
                && context.simulator().journal().all().stream()
                        .anyMatch(exchange -> context.secrets().stream()
                                .anyMatch(secret -> (exchange.path() + "?" + exchange.rawQuery()).contains(secret)));
        return leaks ? Ending.of(Verdict.FAIL, "SEC-03: a secret stands in a URL") : Ending.of(Verdict.PASS, "");
    }

    private List<RuleResult.Played> faults() {
        return context.simulator().faults().armed().stream()
                .map((ArmedFault armed) -> new RuleResult.Played(armed.name(), armed.fired()))
                .toList();
    }

    private Map<String, Long> requests() {
        return context.simulator().journal().all().stream()
                .collect(Collectors.groupingBy(Exchange::method, TreeMap::new, Collectors.counting()));
    }
}
