package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about repeating: reads within reason, writes never blindly. */
public interface RetryRules {

    @Rule(
            id = "RETRY-01",
            statement = "A read that meets 502, 503, 504 or a broken connection is repeated, and succeeds if the"
                    + " server comes back before the attempts are used up.")
    default void RETRY_01_readsRecover(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            for (Fault fault : List.of(Fault.status(502), Fault.status(503), Fault.status(504), Fault.resetBefore())) {
                context.on(read.call()).times(2).inject(fault);
                try (Connections fresh = context.open()) { // with a breaker of its own
                    Expect.result(read.on(fresh).map(Object.class::cast));
                }
            }
        }
    }

    @Rule(
            id = "RETRY-02",
            statement = "If a kept-alive connection breaks after the server has taken a create (else a sync start or"
                    + " a purge), the server sees that request one time.")
    default void RETRY_02_aLostAnswerOnAWarmConnectionIsNotRepeated(RuleContext context) {
        for (Fault lost : List.of(Fault.resetAfterExecuting(), Fault.closeAfterExecuting())) {
            Probe write = Probe.unsafe(context, "lost " + lost.name());
            try (Connections fresh = context.open()) {
                int warmed = warm(context, fresh);
                context.simulator().journal().clear();
                context.on(write.call()).times(1).inject(lost);
                Either<ConnectorError, ?> answer = write.on(fresh);
                List<Exchange> sent = context.sent(write.call());
                assertEquals(1, sent.size(), () -> "requests at the server after " + lost);
                if (sent.get(0).connection() != warmed) {
                    throw new InvalidProof("the request did not use the warmed connection");
                }
                answer.swap().forEach(error -> assertEquals(Outcome.UNKNOWN, error.outcome(), error::message));
            }
        }
    }

    @Rule(
            id = "RETRY-03",
            statement = "Statuses that make HTTP libraries send a request again by themselves (408, and 503 with a"
                    + " Retry-After of zero) cause no second create, sync start or purge.")
    default void RETRY_03_hiddenRepeatsAreOff(RuleContext context) {
        for (Fault tempting :
                List.of(Fault.statusAfterExecuting(503).header("Retry-After", "0"), Fault.statusAfterExecuting(408))) {
            Probe write = Probe.unsafe(context, "tempting " + tempting.name());
            try (Connections fresh = context.open()) {
                warm(context, fresh);
                context.simulator().journal().clear();
                context.on(write.call()).times(1).inject(tempting);
                Either<ConnectorError, ?> answer = write.on(fresh);
                assertEquals(1, context.sent(write.call()).size(), () -> "requests at the server after " + tempting);
                answer.swap().forEach(error -> assertEquals(Outcome.UNKNOWN, error.outcome(), error::message));
            }
        }
    }

    private static int warm(RuleContext context, Connections client) {
        Expect.result(client.list(ConnectionQuery.all()));
        return context.simulator().journal().last().connection();
    }

    @Rule(
            id = "RETRY-04",
            level = Level.SHOULD,
            needs = "CREATE",
            statement = "A create is tried again after an answer that proves that it did not run, such as 429.")
    default void RETRY_04_aCreateThatNeverRanIsRepeated(RuleContext context) {
        context.on(NeutralCall.CREATE).times(1).inject(Fault.status(429).header("Retry-After", "1"));
        Expect.result(context.client().create(context.harness().spec("after a pause")));
        assertEquals(2, context.sent(NeutralCall.CREATE).size(), "requests");
        assertEquals(1, context.harness().connections(), "connections");
    }

    @Rule(
            id = "RETRY-05",
            statement = "A pause that the server asks for is kept before the next attempt. Where it would last longer"
                    + " than the call may, the call fails with RATE_LIMITED immediately.")
    default void RETRY_05_askedPausesAreKept(RuleContext context) {
        Probe read = Probe.read(context);
        context.simulator().journal().clear();
        context.on(read.call()).times(1).inject(Fault.status(429).header("Retry-After", "7"));
        Expect.result(read.on(context.client()).map(Object.class::cast));
        List<Exchange> sent = context.sent(read.call());
        Duration gap = Duration.between(sent.get(0).virtualTime(), sent.get(1).virtualTime());
        assertTrue(gap.compareTo(Duration.ofSeconds(7)) >= 0, () -> "only " + gap + " between the attempts");

        context.on(read.call()).times(1).inject(Fault.status(429).header("Retry-After", "86400"));
        Instant before = context.clock().instant();
        Expect.error(ErrorKind.RATE_LIMITED, read.on(context.client()));
        assertEquals(before, context.clock().instant(), "no pause that cannot help");
    }

    @Rule(
            id = "RETRY-06",
            statement = "Pauses between attempts vary at random and stay below their cap, and together with the"
                    + " attempts they never take longer than the call's deadline.")
    default void RETRY_06_ourOwnPausesGrowWithinTheDeadline(RuleContext context) {
        Probe read = Probe.read(context);
        ArmedFault always = context.on(read.call()).always().inject(Fault.status(503));
        Set<Duration> first = new HashSet<>();
        for (int round = 0; round < 5; round++) {
            try (Connections fresh =
                    context.open(config -> config.set("attempts", 6).set("breaker-failures", 100))) {
                List<Duration> pauses = pauses(context, read, fresh);
                first.add(pauses.get(0));
                for (Duration pause : pauses) {
                    assertTrue(pause.compareTo(Duration.ofSeconds(8)) <= 0, () -> "a pause of " + pause);
                }
            }
        }
        assertTrue(first.size() > 1, "pauses are not all the same");
        try (Connections fresh = context.open(config -> config.set("attempts", 50)
                .set("breaker-failures", 100)
                .set("read-deadline", Duration.ofSeconds(20))
                .set("slow-deadline", Duration.ofSeconds(20)))) {
            Instant before = context.clock().instant();
            Expect.error(read.on(fresh));
            Duration spent = Duration.between(before, context.clock().instant());
            assertTrue(spent.compareTo(Duration.ofSeconds(20)) <= 0, () -> "the call took " + spent);
        }
        always.disarm();
    }

    private static List<Duration> pauses(RuleContext context, Probe read, Connections client) {
        context.simulator().journal().clear();
        Expect.error(read.on(client));
        List<Exchange> sent = context.sent(read.call());
        List<Duration> pauses = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            pauses.add(
                    Duration.between(sent.get(i - 1).virtualTime(), sent.get(i).virtualTime()));
        }
        assertEquals(5, pauses.size(), "pauses between six attempts");
        return pauses;
    }

    @Rule(
            id = "RETRY-07",
            statement = "After a status that blames the caller (400, 401, 403, 404, 409 or 422) nothing is sent"
                    + " again; the one exception is 401 where TOKEN_REFRESH is declared.")
    default void RETRY_07_answersAreNotRepeated(RuleContext context) {
        boolean mints = context.declares(org.connectorsdk.api.descriptor.Capability.TOKEN_REFRESH);
        Probe read = Probe.read(context);
        for (int status : List.of(400, 401, 403, 404, 409, 422)) {
            for (Probe probe : List.of(read, Probe.unsafe(context, "answered " + status))) {
                context.simulator().journal().clear();
                ArmedFault armed = context.on(probe.call()).always().inject(Fault.status(status));
                Expect.error(probe.on(context.client()));
                int allowed = mints && status == 401 ? 2 : 1;
                assertTrue(
                        context.sent(probe.call()).size() <= allowed,
                        () -> probe + " was sent " + context.sent(probe.call()).size() + " times on " + status);
                armed.disarm();
            }
        }
    }

    @Rule(
            id = "RETRY-08",
            statement = "A create, sync start or purge that breaks off once it may have reached the server has the"
                    + " outcome UNKNOWN; if no connection came about, it is NOT_SENT.")
    default void RETRY_08_unknownMeansUnknown(RuleContext context) {
        for (Fault fault : List.of(
                Fault.resetAfterExecuting(), Fault.statusAfterExecuting(500), Fault.cutBody(0.5), Fault.brokenJson())) {
            Probe write = Probe.unsafe(context, "unsettled " + fault.name());
            ArmedFault armed = context.on(write.call()).times(1).inject(fault);
            Either<ConnectorError, ?> answer = write.on(context.client());
            armed.disarm();
            answer.swap().forEach(error -> assertEquals(Outcome.UNKNOWN, error.outcome(), error::message));
            assertTrue(
                    answer.isLeft() || write.call() != NeutralCall.CREATE, () -> "a create succeeded after " + fault);
        }
        Probe write = Probe.unsafe(context, "unsent");
        context.proxy().refuse();
        try (Connections cut = context.open()) {
            ConnectorError error = Expect.error(write.on(cut));
            assertEquals(Outcome.NOT_SENT, error.outcome(), error::message);
        }
    }

    @Rule(
            id = "RETRY-09",
            statement = "Only one layer repeats: the server counts as many requests as the error says there were"
                    + " attempts, and never more than the settings allow.")
    default void RETRY_09_thereIsOneLayerOfRepeats(RuleContext context) {
        for (Probe read : Probe.reads(context)) {
            for (int most : List.of(1, 2, 4)) {
                ArmedFault armed = context.on(read.call())
                        .always()
                        .inject(Fault.status(503).header("Retry-After", "0"));
                context.simulator().journal().clear();
                try (Connections fresh = context.open(config -> config.set("attempts", most))) {
                    ConnectorError error = Expect.error(read.on(fresh));
                    assertEquals(most, context.sent(read.call()).size(), () -> "requests of " + read);
                    assertEquals(most, error.context().attempts(), "attempts reported");
                }
                armed.disarm();
            }
        }
    }
}
