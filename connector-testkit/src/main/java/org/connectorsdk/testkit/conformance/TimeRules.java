package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.DeafServer;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about time limits. Only upper bounds are measured, ten times as long as nominal. */
interface TimeRules {
    /**
     * Limits of a call that must end in real time. On a busy machine a short one may pass before the request has arrived, which
     * shows nothing of how silence is borne; then the next is tried.
     */
    List<Duration> LIMITS = List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

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

    /** The deadline bounds everything. */
    @Rule(
            id = "TIME-01",
            statement = "A call ends by its deadline, whatever happened in between: attempts and pauses count towards"
                    + " it.")
    default void TIME_01_theDeadlineBoundsEverything(Lab lab) {
        Probe read = Probe.read(lab);
        lab.on(read.call()).always().inject(Fault.status(503));
        Duration limit = Duration.ofSeconds(5);
        try (Connections client = lab.open(config -> config.set("attempts", 100)
                .set("breaker-failures", 1_000)
                .set("read-deadline", limit)
                .set("slow-deadline", limit))) {
            Instant before = lab.clock().instant();
            Expect.error(read.on(client));
            Duration spent = Duration.between(before, lab.clock().instant());
            assertTrue(spent.compareTo(limit) <= 0, () -> "the call took " + spent + " of virtual time");
        }
    }

    /** A trickle is cut. */
    @Rule(
            id = "TIME-02",
            statement = "An answer that comes in drops is cut off at the deadline of the call, even if no single drop"
                    + " is late.")
    default void TIME_02_aTrickleIsCut(Lab lab) {
        Probe read = Probe.read(lab);
        for (Fault slow : new Fault[] {Fault.trickle(1, Duration.ofMillis(50)), Fault.endlessBody()}) {
            ArmedFault armed = lab.on(read.call()).always().inject(slow);
            runsOut(
                    armed,
                    read,
                    limit -> lab.openInRealTime(config -> impatient(config, limit)),
                    (limit, error) -> assertTrue(
                            error.kind() == ErrorKind.TIMEOUT
                                    || error.kind() == ErrorKind.PAYLOAD_TOO_LARGE
                                    || error.kind() == ErrorKind.MALFORMED_RESPONSE,
                            error::message));
            armed.disarm();
        }
    }

    /** Silence is bounded. */
    @Rule(
            id = "TIME-03",
            statement = "Neither a server that takes a request and stays silent nor one that takes no connection can"
                    + " hold a call for longer than its deadline.")
    default void TIME_03_silenceIsBounded(Lab lab) {
        Probe read = Probe.read(lab);
        ArmedFault silent = lab.on(read.call()).always().inject(Fault.noAnswer());
        runsOut(
                silent,
                read,
                limit -> lab.openInRealTime(config -> impatient(config, limit)),
                (limit, error) -> assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message));
        silent.disarm();
        Duration limit = LIMITS.get(0);
        try (DeafServer deaf = DeafServer.open();
                Connections client = lab.open(config ->
                        impatient(config, limit).set("base-url", deaf.baseUrl()).set("connect-timeout", limit))) {
            assertTimeoutPreemptively(limit.multipliedBy(SLACK), () -> {
                ConnectorError error = Expect.error(read.on(client));
                assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message);
            });
        }
    }
}
