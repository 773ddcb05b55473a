package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;

/** Rules about obeying an interrupt. */
public interface InterruptRules {
    /** How long control may take to come back, ten times the nominal. */
    long BOUND_SECONDS = 2;

    /** What an interrupted call left behind. */
    record Interrupted(Either<ConnectorError, ?> answer, boolean flag) {}

    /** Makes a call on a thread of its own and interrupts it once it is under way. */
    private static Interrupted interrupt(Supplier<Either<ConnectorError, ?>> call, CountDownLatch underWay)
            throws Exception {
        CompletableFuture<Interrupted> left = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            Either<ConnectorError, ?> answer = call.get();
            left.complete(new Interrupted(answer, Thread.currentThread().isInterrupted()));
        });
        caller.start();
        assertTrue(underWay.await(10, TimeUnit.SECONDS), "the call is under way");
        caller.interrupt();
        return left.get(BOUND_SECONDS, TimeUnit.SECONDS);
    }

    @Rule(
            id = "INT-01",
            statement = "Interrupting a thread that waits for an answer brings it back within two seconds with"
                    + " INTERRUPTED and its flag set, and the server sees the exchange given up.")
    default void INT_01_aBlockedCallObeys(RuleContext context) throws Exception {
        for (Probe read : Probe.reads(context)) {
            Latch latch = new Latch();
            CountDownLatch reached = new CountDownLatch(1);
            var armed =
                    context.on(read.call()).always().inject(Fault.hold(latch).doing(reached::countDown));
            Interrupted left = interrupt(() -> read.on(context.client()), reached);
            assertEquals(ErrorKind.INTERRUPTED, Expect.error(left.answer()).kind(), read::toString);
            assertTrue(left.flag(), "the interrupt flag");
            assertTrue(latch.awaitAbandoned(1, Duration.ofSeconds(5)), "the server sees the connection close");
            armed.disarm();
            latch.release();
        }
    }

    @Rule(
            id = "INT-02",
            statement = "The same holds for a thread that pauses between attempts or polls; nothing is sent"
                    + " afterwards.")
    default void INT_02_aPauseObeys(RuleContext context) throws Exception {
        if (!context.declares(NeutralCall.JOB.capability())) {
            Probe read = Probe.read(context);
            context.on(read.call()).always().inject(Fault.status(503).header("Retry-After", "30"));
            assertObeys(context, read, () -> read.on(context.client()));
            return;
        }
        ConnectionId id = context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        JobRef ref =
                Expect.result(context.client().sync(id, SyncRequest.full())).ref();
        assertObeys(
                context,
                new Probe(NeutralCall.JOB, c -> c.job(ref)),
                () -> context.client().await(ref, WaitPolicy.standard()));
    }

    /** The clock's own sleeper interrupts: it is called in the middle of the pause. */
    private static void assertObeys(RuleContext context, Probe probe, Supplier<Either<ConnectorError, ?>> call)
            throws Exception {
        AtomicBoolean once = new AtomicBoolean();
        context.clock().onSleep(pause -> {
            if (once.compareAndSet(false, true)) {
                Thread.currentThread().interrupt();
            }
        });
        context.simulator().journal().clear();
        ConnectorError error = Expect.error(call.get());
        assertTrue(Thread.interrupted(), "the interrupt flag");
        assertEquals(ErrorKind.INTERRUPTED, error.kind(), error::message);
        assertTrue(
                context.sent(probe.call()).size() <= 2,
                () -> context.sent(probe.call()).size() + " requests");
    }

    @Rule(
            id = "INT-03",
            statement = "A thread whose interrupt flag is set already gets INTERRUPTED before anything is sent, and"
                    + " calls of other threads go on as usual.")
    default void INT_03_aFlagSetBeforehandSendsNothing(RuleContext context) throws Exception {
        Probe read = Probe.read(context);
        context.simulator().journal().clear();
        Thread.currentThread().interrupt();
        ConnectorError error = Expect.error(read.on(context.client()));
        assertTrue(Thread.interrupted(), "the flag stays");
        assertEquals(ErrorKind.INTERRUPTED, error.kind(), error::message);
        assertEquals(0, context.sent(read.call()).size(), "requests");
        CompletableFuture<Boolean> other = new CompletableFuture<>();
        new Thread(() -> other.complete(read.on(context.client()).isRight())).start();
        assertTrue(other.get(10, TimeUnit.SECONDS), "another thread is served");
        assertFalse(Thread.interrupted());
    }
}
