package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.DeafServer;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about time limits. Only upper bounds are measured, ten times as long as nominal. */
interface TimeRules {
    /** Nominal limit of a call that must end in real time. */
    Duration SHORT = Duration.ofMillis(300);

    /** What a call with the nominal limit may take on a busy machine. */
    Duration BOUND = SHORT.multipliedBy(10);

    private static ConnectorConfig.Builder impatient(ConnectorConfig.Builder config) {
        return config.set("read-deadline", SHORT).set("slow-deadline", SHORT);
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
            try (Connections client = lab.openInRealTime(TimeRules::impatient)) {
                assertTimeout(BOUND, () -> {
                    ConnectorError error = Expect.error(read.on(client));
                    boolean cut = error.kind() == ErrorKind.TIMEOUT
                            || error.kind() == ErrorKind.PAYLOAD_TOO_LARGE
                            || error.kind() == ErrorKind.MALFORMED_RESPONSE;
                    assertTrue(cut, error::message);
                });
            }
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
        try (Connections client = lab.openInRealTime(TimeRules::impatient)) {
            assertTimeout(BOUND, () -> Expect.error(ErrorKind.TIMEOUT, read.on(client)));
        }
        silent.disarm();
        try (DeafServer deaf = DeafServer.open();
                Connections client = lab.open(config ->
                        impatient(config).set("base-url", deaf.baseUrl()).set("connect-timeout", SHORT))) {
            assertTimeout(BOUND, () -> {
                ConnectorError error = Expect.error(read.on(client));
                assertEquals(ErrorKind.TIMEOUT, error.kind(), error::message);
            });
        }
    }
}
