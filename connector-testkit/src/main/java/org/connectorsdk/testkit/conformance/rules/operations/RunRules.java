package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about whose end an end is, what stands still, and other ways to run than a plain sync. */
public interface RunRules {
    /** What clocks of vendors are off by. */
    Duration SKEW = Duration.ofSeconds(90);

    /** When the vendor goes on with what it has put off. */
    Duration PUT_OFF = Duration.ofMinutes(40);

    @Rule(
            id = "SYNC-19",
            since = "2.0",
            needs = "SYNC",
            statement = "Waiting ends with the end of the run that was started, also when the vendor's clock is a"
                    + " minute and a half before or behind, and whatever ended shortly before.")
    default void SYNC_19_theVendorsClockMayBeOff(RuleContext context) {
        for (Duration skew : List.of(SKEW, SKEW.negated())) {
            try (VendorHarness vendor = context.stranger(skew)) {
                Connections client =
                        context.open(own -> vendor.config(vendor.simulator().baseUrl()).toBuilder());
                ConnectionId id =
                        vendor.seedSyncable().orElseThrow(() -> new InvalidProof("the target seeds nothing to sync"));
                vendor.scriptNextJob(List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
                JobRef first =
                        Expect.result(client.sync(id, SyncRequest.full())).ref();
                Expect.result(client.await(first, WaitPolicy.standard()));
                vendor.scriptNextJob(
                        List.of(JobStep.of(JobState.RUNNING), new JobStep(JobState.FAILED, "", "the second run")));
                JobRef second =
                        Expect.result(client.sync(id, SyncRequest.full())).ref();
                Expect.error(ErrorKind.JOB_FAILED, client.await(second, WaitPolicy.standard()));
            }
        }
    }

    @Rule(
            id = "SYNC-20",
            since = "2.0",
            needs = "SYNC",
            statement = "What stands still until somebody resumes or starts it is neither an end nor waited for until"
                    + " patience runs out: waiting ends with WAIT_EXPIRED, the reason NOT_PROGRESSING, the vendor's"
                    + " word, the handle and, where the vendor names one, the time to come again. A pause that is over with the"
                    + " next look ends nothing.")
    default void SYNC_20_whatStandsStillIsNotWaitedFor(RuleContext context) {
        Set<JobState> stalls = context.harness().stalls();
        if (stalls.isEmpty()) {
            throw new NotApplicable(NotApplicable.Reason.NO_STALLED_JOBS);
        }
        for (JobState stalled : stalls) {
            for (ViewCalls.View view : ViewCalls.View.values()) {
                Instant before = context.clock().instant();
                JobStep stands = JobStep.of(stalled);
                JobRef ref = start(
                        context,
                        JobStep.of(JobState.RUNNING),
                        stalled == JobState.RESCHEDULED ? stands.resumingIn(PUT_OFF) : stands);
                ConnectorError.WaitExpired end = (ConnectorError.WaitExpired) Expect.error(
                        ErrorKind.WAIT_EXPIRED,
                        ViewCalls.await(ref, WaitPolicy.standard()).through(view, context.client()));
                assertEquals(WaitReason.NOT_PROGRESSING, end.reason(), "the reason");
                assertEquals(ref, end.job(), "the handle");
                assertEquals(stalled, end.lastSeen().orElseThrow().status().state(), "the state that was seen last");
                assertFalse(end.lastSeen().orElseThrow().status().isTerminal(), "no end");
                assertTrue(
                        Duration.between(before, context.clock().instant()).compareTo(Duration.ofMinutes(2)) < 0,
                        "ended early");
                if (stalled == JobState.RESCHEDULED) {
                    assertTrue(end.retryAt().isPresent(), "the time to come again");
                }
            }
        }
        if (stalls.contains(JobState.PAUSED)) {
            JobRef ref = start(
                    context, JobStep.of(JobState.PAUSED), JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
            Job ended = Expect.result(context.client().await(ref, WaitPolicy.standard()));
            assertEquals(JobState.SUCCEEDED, ended.status().state(), "the end after a pause");
        }
    }

    @Rule(
            id = "SYNC-21",
            since = "2.0",
            needs = "SYNC_RELOAD",
            proves = "SYNC_RELOAD_TABLE",
            statement = "A reload is started once and is none of the vendor's regular runs: it loads everything"
                    + " anew, or, where SYNC_RELOAD_TABLE is declared, the named tables alone. Waiting ends with its"
                    + " end, and nothing is emptied before.")
    default void SYNC_21_aReloadIsAReload(RuleContext context) {
        VendorHarness vendor = context.harness();
        ConnectionId id = syncable(context);
        Set<TableRef> before = vendor.synced(id);
        ended(context, id, SyncRequest.reload());
        assertEquals(List.of(Set.of()), vendor.reloads(id), "reloads at the vendor");
        assertEquals(before, vendor.synced(id), "tables with data");
        if (context.declares(Capability.SYNC_RELOAD_TABLE)) {
            VendorHarness.SeededCatalog seeded =
                    vendor.seedCatalog().orElseThrow(() -> new InvalidProof("the target seeds no catalog"));
            Catalog catalog = seeded.catalog();
            TableRef table = catalog.tables().get(0).ref();
            ended(context, seeded.connection(), SyncRequest.reload().tables(table));
            assertEquals(List.of(Set.of(table)), vendor.reloads(seeded.connection()), "tables that are reloaded");
        }
    }

    private static void ended(RuleContext context, ConnectionId id, SyncRequest request) {
        context.harness()
                .scriptNextJob(List.of(
                        JobStep.of(JobState.QUEUED), JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
        JobRef ref = Expect.result(context.client().sync(id, request)).ref();
        Job ended = Expect.result(context.client().await(ref, WaitPolicy.standard()));
        assertEquals(JobState.SUCCEEDED, ended.status().state());
    }

    @Rule(
            id = "SYNC-22",
            since = "2.0",
            needs = "SYNC_RESTART",
            statement = "RESTART stops the run in progress and starts another, with one request; where nothing runs"
                    + " it is a plain start. The job is neither attached nor skipped, and waiting ends with its end.")
    default void SYNC_22_aRestartStartsAnew(RuleContext context) {
        ConnectionId id = syncable(context);
        SyncRequest restart = SyncRequest.full().ifRunning(IfRunning.RESTART);
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        Job first = Expect.result(context.client().sync(id, restart));
        Expect.result(context.client().job(first.ref()));
        int started = context.harness().syncsStarted();
        context.simulator().journal().clear();
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
        Job second = Expect.result(context.client().sync(id, restart));
        assertFalse(second.attached() || second.skipped(), "a start of its own");
        assertEquals(1, context.sent(NeutralCall.SYNC).size(), "starts that were sent");
        assertEquals(started + 1, context.harness().syncsStarted(), "syncs started");
        assertEquals(
                JobState.SUCCEEDED,
                Expect.result(context.client().await(second.ref(), WaitPolicy.standard()))
                        .status()
                        .state());
    }

    @Rule(
            id = "SYNC-23",
            since = "2.0",
            needs = "SYNC",
            statement = "When nobody can say whether a sync was started, the error advises nothing that the provider"
                    + " does not offer. A handle that was made before the start stands in it, works in another client"
                    + " and shows people its text, not its id.")
    default void SYNC_23_anUnknownStartLeavesWhatThereIs(RuleContext context) {
        ConnectionId id = syncable(context);
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
        context.on(NeutralCall.SYNC).always().inject(Fault.resetBefore());
        Either<ConnectorError, Job> answer = context.client().sync(id, SyncRequest.full());
        ConnectorError.OutcomeUnknown unknown =
                (ConnectorError.OutcomeUnknown) Expect.error(ErrorKind.OUTCOME_UNKNOWN, Outcome.UNKNOWN, answer);
        context.simulator().faults().clear();
        assertTrue(
                context.declares(Capability.JOB_LIST) || !unknown.message().contains("List the jobs"),
                () -> "advises what is not offered: " + unknown.message());
        JobRef later =
                Expect.result(context.client().sync(id, SyncRequest.full())).ref();
        Optional<JobRef> handle = unknown.job();
        assertEquals(later.inferred(), handle.isPresent(), "a handle in the error");
        if (handle.isPresent()) {
            Job ended = Expect.result(
                    context.open().await(JobRef.decode(handle.get().encode()), WaitPolicy.standard()));
            assertEquals(JobState.SUCCEEDED, ended.status().state());
            assertFalse(handle.get().display().equals(handle.get().jobId()), "a text of its own");
        }
    }

    private static ConnectionId syncable(RuleContext context) {
        return context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("the target seeds nothing to sync"));
    }

    private static JobRef start(RuleContext context, JobStep... steps) {
        context.harness().scriptNextJob(List.of(steps));
        return Expect.result(context.client().sync(syncable(context), SyncRequest.full()))
                .ref();
    }
}
