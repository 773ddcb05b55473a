package org.connectorsdk.testkit.conformance.suite;

import static org.connectorsdk.api.error.ErrorKind.CIRCUIT_OPEN;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.OpenHook;
import org.connectorsdk.testkit.conformance.rules.reliability.BreakerRules;

/** Defects in repeating, in sparing a server that is down, and in keeping time limits. */
final class ResilienceMutants {
    private static final Duration LONG = Duration.ofSeconds(5);

    private ResilienceMutants() {}

    static List<Mutant> all() {
        List<Mutant> all = new ArrayList<>(repeats());
        all.addAll(limits());
        return all;
    }

    private static List<Mutant> repeats() {
        return List.of(
                Mutant.of("RETRY-01", "never repeats", "expected a result")
                        .by(() -> Defect.settings(config -> config.set("attempts", 1))),
                Mutant.of("RETRY-02", "creates again when the answer is lost", "requests at the server after reset")
                        .by(() -> onceMore("create")),
                Mutant.of("RETRY-03", "creates again after a 503", "requests at the server after status")
                        .by(() -> onceMore("create")),
                Mutant.of("RETRY-04", "does not repeat what never ran", "expected a result, got RATE_LIMITED")
                        .by(() -> Defect.settings(config -> config.set("attempts", 1))),
                Mutant.of("RETRY-05", "has no patience when asked for it", "expected a result, got RATE_LIMITED")
                        .by(() -> Defect.settings(config -> config.set("retry-after-cap", Duration.ofSeconds(1)))),
                Mutant.of("RETRY-06", "does not cap its pauses", "a pause of PT")
                        .by(() -> Defect.settings(config -> config.set("backoff-first", Duration.ofSeconds(60))
                                .set("backoff-longest", Duration.ofMinutes(10))
                                .set("read-deadline", Duration.ofHours(1)))),
                Mutant.of("RETRY-07", "asks again what was answered", "LIST was sent 2 times on 400")
                        .by(() -> Defect.again("list", ErrorKind.INVALID_REQUEST)),
                Mutant.of("RETRY-08", "is sure of what it cannot know", "expected: <UNKNOWN> but was: <REFUSED>")
                        .by(() -> Defect.contexts(context -> context.outcome(Outcome.REFUSED))),
                Mutant.of("RETRY-09", "repeats around its repeats", "requests of LIST")
                        .by(() -> Defect.again("list", ErrorKind.PROVIDER_FAILURE)));
    }

    private static OpenHook onceMore(String name) {
        return Defect.on(name, call -> {
            Either<ConnectorError, Object> answer = call.ask();
            boolean open = answer.isLeft() && answer.getLeft().outcome() == Outcome.UNKNOWN;
            return open ? call.ask() : answer;
        });
    }

    private static List<Mutant> limits() {
        return List.of(
                Mutant.of("CB-01", "has no breaker", "expected an error, got a result")
                        .by(() -> Defect.settings(config -> config.set("breaker-failures", 0))),
                Mutant.of("CB-02", "lets more through than it should", "probes at the server")
                        .by(() -> Defect.settings(config -> config.set("breaker-probes", 10))),
                Mutant.of("CB-03", "counts answers as outages", "after 400").by(ResilienceMutants::countingAnswers),
                Mutant.of("CB-04", "has one breaker for all", "expected a result, got CIRCUIT_OPEN")
                        .by(() -> {
                            AtomicBoolean open = new AtomicBoolean();
                            return Defect.on("list", call -> {
                                Either<ConnectorError, Object> answer =
                                        open.get() ? Either.left(Errors.circuitOpen()) : call.ask();
                                open.compareAndSet(
                                        false,
                                        answer.isLeft() && answer.getLeft().kind() == CIRCUIT_OPEN);
                                return answer;
                            });
                        }),
                Mutant.of("TIME-01", "bounds attempts, not calls", "of virtual time")
                        .by(() -> Defect.settings(config -> config.set("read-deadline", Duration.ofMinutes(10)))),
                Mutant.of("TIME-02", "waits for every byte", "timed out after")
                        .by(() -> Defect.settings(
                                config -> config.set("read-deadline", LONG).set("slow-deadline", LONG))),
                Mutant.of("TIME-03", "waits for an answer", "timed out after")
                        .by(() -> Defect.settings(
                                config -> config.set("read-deadline", LONG).set("slow-deadline", LONG))));
    }

    /** Of each client alone: what one of them is refused stops no other. */
    private static OpenHook countingAnswers() {
        Map<Integer, AtomicInteger> failuresOf = new ConcurrentHashMap<>();
        return Defect.on("list", call -> {
            AtomicInteger failures = failuresOf.computeIfAbsent(call.number(), client -> new AtomicInteger());
            if (failures.get() >= BreakerRules.FAILURES) {
                return Either.left(Errors.circuitOpen());
            }
            Either<ConnectorError, Object> answer = call.ask();
            answer.peekLeft(error -> failures.incrementAndGet());
            return answer;
        });
    }
}
