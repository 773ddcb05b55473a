package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.ArmedProxyFault;
import org.connectorsdk.testkit.fault.BlackholeServer;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ProxyFault;
import org.connectorsdk.testkit.tls.Http2Server;

/** Rules about time limits. Only upper bounds are measured, ten times as long as nominal. */
public interface TimeRules {
    /**
     * Limits of a call that must end in real time. On a busy machine a short one may pass before the request has
     * arrived, which shows nothing of how silence is borne; then the next is tried.
     */
    List<Duration> LIMITS = List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

    /** How long a connection says nothing before an attempt is given up. */
    Duration SILENCE = Duration.ofSeconds(1);

    /** How much longer than its limit a call may take on a busy machine. */
    int SLACK = 10;

    private static ConnectorConfig.Builder impatient(ConnectorConfig.Builder config, Duration limit) {
        return config.set("read-deadline", limit).set("slow-deadline", limit);
    }

    /** Makes a call with a limit that is over before the fault is, and looks at its end. */
    static void runsOut(
            ArmedFault fault,
            Probe read,
            Function<Duration, Connections> open,
            BiConsumer<Duration, ConnectorError> check) {
        long before = fault.fired();
        for (Duration limit : LIMITS) {
            try (Connections client = open.apply(limit)) {
                Either<ConnectorError, ?> answer =
                        assertTimeoutPreemptively(limit.multipliedBy(SLACK), () -> read.on(client));
                if (fault.fired() > before) {
                    check.accept(limit, Expect.error(answer));
                    return;
                }
            }
        }
        throw new InvalidProof("no request arrived within " + LIMITS);
    }

    @Rule(
            id = "TIME-01",
            statement = "A call ends by its deadline, whatever happened in between: attempts and pauses count towards"
                    + " it.")
    default void TIME_01_theDeadlineBoundsEverything(RuleContext context) {
        Probe read = Probe.read(context);
        context.on(read.call()).always().inject(Fault.status(503));
        Duration limit = Duration.ofSeconds(5);
        try (Connections client = context.open(config -> config.set("attempts", 100)
                .set("breaker-failures", 1_000)
                .set("read-deadline", limit)
                .set("slow-deadline", limit))) {
            Instant before = context.clock().instant();
            Expect.error(read.on(client));
            Duration spent = Duration.between(before, context.clock().instant());
            assertTrue(spent.compareTo(limit) <= 0, () -> "the call took " + spent + " of virtual time");
        }
    }

    @Rule(
            id = "TIME-02",
            statement = "An answer that comes in drops is cut off at the deadline of the call, even if no single drop"
                    + " is late.")
    default void TIME_02_aTrickleIsCut(RuleContext context) {
        Probe read = Probe.read(context);
        for (Fault slow : new Fault[] {Fault.trickle(1, Duration.ofMillis(50)), Fault.endlessBody()}) {
            ArmedFault armed = context.on(read.call()).always().inject(slow);
            runsOut(
                    armed,
                    read,
                    limit -> context.openInRealTime(config -> impatient(config, limit)),
                    (limit, error) -> assertTrue(
                            error.kind() == ErrorKind.TIMEOUT
                                    || error.kind() == ErrorKind.PAYLOAD_TOO_LARGE
                                    || error.kind() == ErrorKind.MALFORMED_RESPONSE,
                            error::message));
            armed.disarm();
        }
    }

    @Rule(
            id = "TIME-04",
            since = "2.0",
            statement = "The deadline of an asynchronous call runs from the call, not from the moment at which a"
                    + " thread takes it up. If no more can be taken it is refused at once, unsent and worth trying"
                    + " again.")
    default void TIME_04_theClockStartsWithTheCall(RuleContext context) {
        Duration deadline = Duration.ofSeconds(5);
        CallOptions options = CallOptions.builder().deadline(deadline).build();
        ConnectionId id = context.harness().absentId();
        Queue<Runnable> waiting = new ArrayDeque<>();
        try (Connections client = context.openRunningOn(waiting::add)) {
            CompletableFuture<Connection> late = client.async().with(options).get(id);
            assertFalse(late.isDone(), "it waits for a thread");
            context.clock().advance(deadline.plusSeconds(1));
            waiting.forEach(Runnable::run);
            ConnectorError error = failure(late);
            if (context.declares(NeutralCall.GET.capability())) {
                assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message);
            }
            assertEquals(Outcome.NOT_SENT, error.outcome(), error::message);
        }
        try (Connections client = context.openRunningOn(task -> {
            throw new RejectedExecutionException("no more");
        })) {
            ConnectorError error = failure(client.async().with(options).get(id));
            assertEquals(ErrorKind.RATE_LIMITED, error.kind(), error::message);
            assertEquals(Outcome.NOT_SENT, error.outcome(), error::message);
            assertTrue(error.retryable(), error::message);
        }
        assertEquals(0, context.simulator().journal().arrived(), "requests");
        Expect.result(Probe.read(context).on(context.client())); // one that is on time is answered
    }

    private static ConnectorError failure(CompletableFuture<?> future) {
        assertTrue(future.isCompletedExceptionally(), "it has failed by now");
        CompletionException thrown = assertThrows(CompletionException.class, future::join);
        return ((ConnectorException) Objects.requireNonNull(thrown.getCause())).error();
    }

    @Rule(
            id = "TIME-05",
            since = "2.0",
            statement =
                    "Over HTTP/2, the attempt that follows one that has ended in silence uses another" + " connection.")
    default void TIME_05_aDeadConnectionIsNotTriedAgain(RuleContext context) {
        Probe read = Probe.read(context);
        try (Http2Server server = Http2Server.serve(context.simulator().baseUrl());
                Connections client = context.openInRealTime(config ->
                        server.reachedBy(config).set("idle-timeout", SILENCE).set("attempts", 2))) {
            Expect.result(read.on(client).map(Object.class::cast));
            int before = server.proxy().connections().size();
            ArmedProxyFault dead = server.proxy().arm(ProxyFault.swallowRequests());
            Expect.result(read.on(client).map(Object.class::cast));
            if (!dead.hasFired()) {
                throw new InvalidProof("no connection has died");
            }
            assertTrue(server.proxy().connections().size() > before, "another connection");
        }
    }

    @Rule(
            id = "TIME-03",
            statement = "Neither a server that takes a request and stays silent nor one that takes no connection can"
                    + " hold a call for longer than its deadline.")
    default void TIME_03_silenceIsBounded(RuleContext context) {
        Probe read = Probe.read(context);
        ArmedFault silent = context.on(read.call()).always().inject(Fault.noAnswer());
        runsOut(
                silent,
                read,
                limit -> context.openInRealTime(config -> impatient(config, limit)),
                (limit, error) -> assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message));
        silent.disarm();
        Duration limit = LIMITS.get(0);
        try (BlackholeServer deaf = BlackholeServer.open();
                Connections client = context.open(config ->
                        impatient(config, limit).set("base-url", deaf.baseUrl()).set("connect-timeout", limit))) {
            assertTimeoutPreemptively(limit.multipliedBy(SLACK), () -> {
                ConnectorError error = Expect.error(read.on(client));
                assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message);
            });
        }
    }
}
