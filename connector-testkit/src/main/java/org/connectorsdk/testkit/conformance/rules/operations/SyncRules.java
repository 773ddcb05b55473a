package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
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
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about syncs, their jobs, and waiting for them. */
public interface SyncRules {

    @Rule(
            id = "SYNC-01",
            needs = "SYNC",
            statement = "Starting a sync answers while the job is still running, with a handle under which the server"
                    + " knows the job.")
    default void SYNC_01_theHandleComesBeforeTheEnd(RuleContext context) {
        ConnectionId id = syncable(context);
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        Job job = Expect.result(context.client().sync(id, SyncRequest.full()));
        assertFalse(job.status().isTerminal(), "not ended");
        assertFalse(job.attached(), "started by this call");
        assertEquals(1, context.harness().syncsStarted());
        assertEquals(job.ref(), Expect.result(context.client().job(job.ref())).ref(), "the handle works");
    }

    @Rule(
            id = "SYNC-02",
            needs = "SYNC",
            statement = "Waiting tells the ends of a job apart: success, a failure together with what the vendor says"
                    + " of it, and, where SYNC_CANCEL is declared, cancellation.")
    default void SYNC_02_endsAreToldApart(RuleContext context) {
        assertEquals(
                JobState.SUCCEEDED,
                Expect.result(context.client()
                                .await(started(context, JobStep.of(JobState.SUCCEEDED)), WaitPolicy.standard()))
                        .status()
                        .state());
        ConnectorError failed = Expect.error(
                ErrorKind.JOB_FAILED,
                context.client()
                        .await(
                                started(context, new JobStep(JobState.FAILED, "", "the source said no")),
                                WaitPolicy.standard()));
        String reason = ((ConnectorError.JobFailed) failed)
                .job()
                .failure()
                .map(why -> why.message() + why.parts() + why.details())
                .orElse("");
        assertTrue(reason.contains(context.harness().reasonShown("the source said no")), failed::message);
        if (context.declares(Capability.SYNC_CANCEL)) {
            assertEquals(
                    JobState.CANCELLED,
                    Expect.result(context.client()
                                    .await(started(context, JobStep.of(JobState.CANCELLED)), WaitPolicy.standard()))
                            .status()
                            .state());
        }
    }

    @Rule(
            id = "SYNC-03",
            needs = "SYNC",
            statement = "When patience runs out, waiting ends with WAIT_EXPIRED after exactly that time. The job is"
                    + " not touched, and its handle can be used again.")
    default void SYNC_03_patienceIsNotTheJob(RuleContext context) {
        JobRef ref = started(context, JobStep.of(JobState.RUNNING));
        for (ViewCalls.View view : ViewCalls.View.values()) {
            Instant before = context.clock().instant();
            Duration patience = Duration.ofMinutes(10);
            ConnectorError error = Expect.error(
                    ErrorKind.WAIT_EXPIRED,
                    ViewCalls.await(ref, WaitPolicy.upTo(patience)).through(view, context.client()));
            Duration waited = Duration.between(before, context.clock().instant());
            assertTrue(waited.minus(patience).abs().compareTo(Duration.ofSeconds(1)) < 0, () -> "waited " + waited);
            assertEquals(ref, ((ConnectorError.WaitExpired) error).job());
            if (context.declares(Capability.SYNC_CANCEL)) {
                assertEquals(0, context.sent(NeutralCall.CANCEL).size(), "cancels");
            }
        }
        assertFalse(Expect.result(context.client().job(ref)).status().isTerminal(), "it still runs");
    }

    @Rule(
            id = "SYNC-04",
            needs = "SYNC",
            statement = "Polls are spaced as the wait policy demands, and further apart when the server asks for it"
                    + " by Retry-After, so that a long wait costs few requests.")
    default void SYNC_04_pollsArePaced(RuleContext context) {
        JobRef ref = started(context, JobStep.of(JobState.RUNNING));
        context.on(NeutralCall.JOB).fromAttempt(3).inject(Fault.status(429).header("Retry-After", "45"));
        WaitPolicy policy = WaitPolicy.upTo(Duration.ofMinutes(5)).toBuilder()
                .pauses(Duration.ofSeconds(2), Duration.ofSeconds(20))
                .build();
        context.simulator().journal().clear();
        Expect.error(ErrorKind.WAIT_EXPIRED, context.client().await(ref, policy));
        List<Exchange> polls = context.sent(NeutralCall.JOB);
        assertTrue(polls.size() <= 40, () -> polls.size() + " polls in five minutes");
        assertTrue(gap(polls, 0).compareTo(Duration.ofMillis(1600)) >= 0, "the first pause, less a fifth");
        assertTrue(gap(polls, 2).compareTo(Duration.ofSeconds(45)) >= 0, "the pause that the server asked for");
    }

    private static Duration gap(List<Exchange> polls, int after) {
        return Duration.between(
                polls.get(after).virtualTime(), polls.get(after + 1).virtualTime());
    }

    @Rule(
            id = "SYNC-05",
            needs = "SYNC",
            statement = "A poll that is answered with 429 or a 5xx, or whose connection breaks, says nothing about"
                    + " the job: waiting goes on and reports how the job ended.")
    default void SYNC_05_aFailedPollIsNotAFailedJob(RuleContext context) {
        JobRef ref = started(
                context, JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        context.on(NeutralCall.JOB)
                .inject(
                        Fault.htmlProxy(502),
                        Fault.status(429).header("Retry-After", "2"),
                        Fault.resetBefore(),
                        Fault.status(500),
                        Fault.brokenJson());
        assertEquals(
                JobState.SUCCEEDED,
                Expect.result(context.client().await(ref, WaitPolicy.standard()))
                        .status()
                        .state());
    }

    @Rule(
            id = "SYNC-06",
            needs = "SYNC_CANCEL",
            statement = "Cancelling sends one request, after which waiting ends with the job cancelled. Cancelling a"
                    + " job that has ended succeeds and alters nothing.")
    default void SYNC_06_cancellingIsAskedForOnce(RuleContext context) {
        JobRef ref = started(context, JobStep.of(JobState.RUNNING));
        Expect.result(context.client().cancel(ref));
        assertEquals(1, context.sent(NeutralCall.CANCEL).size(), "cancels at the server");
        assertEquals(
                JobState.CANCELLED,
                Expect.result(context.client().await(ref, WaitPolicy.standard()))
                        .status()
                        .state());
        Job again = Expect.result(context.client().cancel(ref));
        assertEquals(JobState.CANCELLED, again.status().state(), "cancelling what has ended changes nothing");
    }

    @Rule(
            id = "SYNC-07",
            needs = "SYNC",
            statement = "A state that the SDK does not know is shown in the vendor's own word and is never taken for"
                    + " an end; waiting goes on until patience runs out.")
    default void SYNC_07_anUnknownStateIsNotAnEnd(RuleContext context) {
        JobRef ref =
                started(context, new JobStep(JobState.UNKNOWN, "paused_by_policy", ""), JobStep.of(JobState.SUCCEEDED));
        Job seen = Expect.result(context.client().job(ref));
        assertEquals("paused_by_policy", seen.status().raw());
        assertFalse(seen.status().isTerminal(), "an unknown state is not an end");
        JobRef stuck = started(context, new JobStep(JobState.UNKNOWN, "completed_with_warnings", ""));
        ConnectorError error =
                Expect.error(ErrorKind.WAIT_EXPIRED, context.client().await(stuck, WaitPolicy.standard()));
        assertTrue(error.message().contains("completed_with_warnings"), error::message);
    }

    @Rule(
            id = "SYNC-08",
            needs = "SYNC",
            statement = "A handle that was stored as text works in another client: its job can be looked up there,"
                    + " and cancelled where SYNC_CANCEL is declared. The text holds no secret.")
    default void SYNC_08_aHandleSurvives(RuleContext context) {
        String stored = started(context, JobStep.of(JobState.RUNNING)).encode();
        context.secrets().forEach(secret -> assertFalse(stored.contains(secret), "a secret in a handle"));
        Connections other = context.open();
        assertFalse(Expect.result(other.job(JobRef.decode(stored))).status().isTerminal());
        if (context.declares(Capability.SYNC_CANCEL)) {
            Expect.result(other.cancel(JobRef.decode(stored)));
        }
        assertEquals(1, context.harness().syncsStarted(), "syncs started");
    }

    @Rule(
            id = "SYNC-09",
            needs = "SYNC",
            statement = "If the server no longer knows a job that it knew before, waiting ends with JOB_UNKNOWN"
                    + " instead of asking for ever.")
    default void SYNC_09_aJobThatVanishesIsUnknown(RuleContext context) {
        JobRef ref = started(context, JobStep.of(JobState.RUNNING));
        Expect.result(context.client().job(ref));
        context.harness().forgetJobs();
        Expect.error(ErrorKind.JOB_UNKNOWN, context.client().await(ref, WaitPolicy.standard()));
        assertEquals(1, context.harness().syncsStarted(), "syncs started");
    }

    @Rule(
            id = "SYNC-10",
            needs = "SYNC",
            proves = "SYNC_GUARD",
            statement = "No lost answer makes a sync start twice. Where SYNC_GUARD is declared, the caller chooses"
                    + " what a running sync means: JOIN gives its job, marked attached, SKIP says so, FAIL is a"
                    + " CONFLICT, with the id of that job where jobs have ids.")
    default void SYNC_10_aRunningSyncIsJoinedAndNoneIsStartedTwice(RuleContext context) {
        if (context.declares(Capability.SYNC_GUARD)) {
            joins(context);
        }
        for (ViewCalls.View view : ViewCalls.View.values()) {
            losesAnAnswer(context, view, JobState.RUNNING);
            losesAnAnswer(context, view, JobState.SUCCEEDED); // nothing is in the way of a second start any more
        }
    }

    private static void losesAnAnswer(RuleContext context, ViewCalls.View view, JobState meanwhile) {
        ConnectionId id = syncable(context);
        int before = context.harness().syncsStarted();
        context.harness().scriptNextJob(List.of(JobStep.of(meanwhile)));
        context.on(NeutralCall.SYNC).inject(Fault.resetAfterExecuting());
        var answer = ViewCalls.sync(id, SyncRequest.full()).through(view, context.client());
        if (answer.isRight()) {
            assertTrue(answer.get().attached(), "a job that was found is marked attached");
        } else {
            Expect.error(ErrorKind.OUTCOME_UNKNOWN, Outcome.UNKNOWN, answer);
        }
        assertEquals(before + 1, context.harness().syncsStarted(), "syncs started");
    }

    private static void joins(RuleContext context) {
        ConnectionId id = syncable(context);
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        Job first = Expect.result(context.client().sync(id, SyncRequest.full()));
        Job joined = Expect.result(context.client().sync(id, SyncRequest.full()));
        assertTrue(joined.attached(), "attached");
        assertEquals(first.ref().jobId(), joined.ref().jobId());
        Job skipped = Expect.result(context.client().sync(id, SyncRequest.full().ifRunning(IfRunning.SKIP)));
        assertTrue(skipped.skipped(), "skipped");
        ConnectorError refused = Expect.error(
                ErrorKind.CONFLICT, context.client().sync(id, SyncRequest.full().ifRunning(IfRunning.FAIL)));
        assertEquals(
                first.ref().inferred() ? "" : first.ref().jobId(),
                ((ConnectorError.Conflict) refused).conflictingId().orElse(""));
        assertEquals(1, context.harness().syncsStarted(), "syncs started");
    }

    private static ConnectionId syncable(RuleContext context) {
        return context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
    }

    private static JobRef started(RuleContext context, JobStep... steps) {
        ConnectionId id = syncable(context);
        context.harness().scriptNextJob(List.of(steps));
        return Expect.result(context.client().sync(id, SyncRequest.full())).ref();
    }
}
