package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about not asking a provider that is down. */
public interface BreakerRules {
    /** Failures that open the breaker in these rules. */
    int FAILURES = 4;

    private static ConnectorConfig.Builder sensitive(ConnectorConfig.Builder config) {
        return config.set("attempts", 1)
                .set("breaker-failures", FAILURES)
                .set("breaker-open", Duration.ofSeconds(30))
                .set("breaker-probes", 2);
    }

    private static void fail(RuleContext context, Probe read, Connections client) {
        ArmedFault armed = context.on(read.call()).always().inject(Fault.status(500));
        for (int i = 0; i < FAILURES; i++) {
            Expect.error(ErrorKind.PROVIDER_FAILURE, read.on(client));
        }
        armed.disarm();
    }

    @Rule(
            id = "CB-01",
            statement = "When as many calls have failed as the settings say, the next one gives CIRCUIT_OPEN without"
                    + " touching the network, and tells when to come back.")
    default void CB_01_anOpenBreakerSendsNothing(RuleContext context) {
        Probe read = Probe.read(context);
        Connections client = context.open(BreakerRules::sensitive);
        fail(context, read, client);
        context.simulator().journal().clear();
        ConnectorError error = Expect.error(ErrorKind.CIRCUIT_OPEN, Outcome.NOT_SENT, read.on(client));
        assertTrue(error.retryAt().isPresent(), "says when to try again");
        assertEquals(0, context.sent(read.call()).size(), "requests");
    }

    @Rule(
            id = "CB-02",
            statement = "Once the pause of an open breaker is over, 32 callers at the same moment cause as many"
                    + " requests as there are probes. If these fail it opens again, if they succeed it closes.")
    default void CB_02_probesAreCounted(RuleContext context) throws Exception {
        Probe read = Probe.read(context);
        Connections client = context.open(BreakerRules::sensitive);
        fail(context, read, client);
        context.clock().advance(Duration.ofSeconds(31));
        ArmedFault failing = context.on(read.call()).always().inject(Fault.status(500));
        context.simulator().journal().clear();
        together(32, () -> read.on(client));
        assertEquals(2, context.sent(read.call()).size(), "probes at the server");
        Expect.error(ErrorKind.CIRCUIT_OPEN, read.on(client));
        failing.disarm();
        context.clock().advance(Duration.ofSeconds(31));
        for (int i = 0; i < 6; i++) {
            Expect.result(read.on(client).map(Object.class::cast));
        }
    }

    private static void together(int threads, Runnable call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(threads);
        AtomicInteger failed = new AtomicInteger();
        Thread[] all = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            all[i] = new Thread(() -> {
                try {
                    start.await();
                    call.run();
                } catch (Exception e) {
                    failed.incrementAndGet();
                }
            });
            all[i].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
        assertEquals(0, failed.get(), "threads that broke");
    }

    @Rule(
            id = "CB-03",
            statement = "A breaker does not count what is no outage: statuses that blame the caller (400, 401, 403,"
                    + " 404, 409 or 422), and calls that were interrupted.")
    default void CB_03_answersDoNotOpenIt(RuleContext context) {
        Probe read = Probe.read(context);
        Connections client = context.open(BreakerRules::sensitive);
        for (int status : List.of(400, 401, 403, 404, 409, 422)) {
            ArmedFault armed = context.on(read.call()).always().inject(Fault.status(status));
            for (int i = 0; i < 3 * FAILURES; i++) {
                ConnectorError error = Expect.error(read.on(client));
                assertNotEquals(ErrorKind.CIRCUIT_OPEN, error.kind(), () -> "after " + status);
            }
            armed.disarm();
        }
        for (int i = 0; i < 3 * FAILURES; i++) {
            Thread.currentThread().interrupt();
            Expect.error(ErrorKind.INTERRUPTED, read.on(client));
            assertTrue(Thread.interrupted());
        }
        Expect.result(read.on(client).map(Object.class::cast));
    }

    @Rule(id = "CB-04", statement = "Each client has breakers of its own; that one of them is open stops no other.")
    default void CB_04_eachClientHasItsOwn(RuleContext context) {
        Probe read = Probe.read(context);
        Connections broken = context.open(BreakerRules::sensitive);
        fail(context, read, broken);
        Expect.error(ErrorKind.CIRCUIT_OPEN, read.on(broken));
        Expect.result(read.on(context.open(BreakerRules::sensitive)).map(Object.class::cast));
    }
}
