package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
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

/** Rules about a start in two steps. */
public interface StepRules {

    @Rule(
            id = "SYNC-24",
            since = "2.0",
            needs = "SYNC",
            statement = "Preparing and recovering a sync start nothing. Where none was started, recovering says so or"
                    + " that it is unknown, and never takes an older job for it.")
    default void SYNC_24_preparingAndRecoveringStartNothing(RuleContext context) {
        ConnectionId id = syncable(context);
        ended(context, id);
        int started = context.harness().syncsStarted();
        int sent = context.sent(NeutralCall.SYNC).size();
        for (ViewCalls.View view : ViewCalls.View.values()) {
            SyncBaseline baseline =
                    Expect.result(ViewCalls.prepareSync(id, SyncRequest.full()).through(view, context.client()));
            assertEquals(id, baseline.connection(), "the connection of the baseline");
            assertUnstarted(
                    context, ViewCalls.recoverSync(stored(context, baseline)).through(view, context.open()));
        }
        assertEquals(started, context.harness().syncsStarted(), "syncs started");
        assertEquals(sent, context.sent(NeutralCall.SYNC).size(), "starts at the server");
    }

    private static void assertUnstarted(RuleContext context, Either<ConnectorError, Optional<Job>> answer) {
        if (answer.isRight()) {
            assertEquals(Optional.empty(), answer.get(), "the job that was started");
        } else {
            Expect.error(ErrorKind.OUTCOME_UNKNOWN, Outcome.UNKNOWN, answer);
            assertTrue(!shows(context), "unknown, although the jobs of a connection are shown");
        }
    }

    @Rule(
            id = "SYNC-25",
            since = "2.0",
            needs = "SYNC",
            statement = "When the process that starts a sync is gone after the server carried it out, another one"
                    + " recovers it from the baseline: the job that was started, marked attached, or that it is unknown;"
                    + " never that nothing was started.")
    default void SYNC_25_aStartOfAProcessThatIsGoneIsRecovered(RuleContext context) {
        for (ViewCalls.View view : ViewCalls.View.values()) {
            recovers(context, view, JobState.RUNNING);
            recovers(context, view, JobState.SUCCEEDED);
        }
    }

    private static void recovers(RuleContext context, ViewCalls.View view, JobState meanwhile) {
        ConnectionId id = syncable(context);
        JobRef older = ended(context, id);
        int before = context.harness().syncsStarted();
        SyncBaseline baseline = Expect.result(context.client().prepareSync(id, SyncRequest.full()));
        context.harness().scriptNextJob(List.of(JobStep.of(meanwhile)));
        context.on(NeutralCall.SYNC).inject(Fault.resetAfterExecuting());
        Either<ConnectorError, Job> nobodyHears = context.client().sync(id, SyncRequest.full());
        Connections another = context.open();
        Either<ConnectorError, Optional<Job>> answer =
                ViewCalls.recoverSync(stored(context, baseline)).through(view, another);
        if (answer.isRight()) {
            Job job = answer.get().orElseThrow(() -> new AssertionError("it says that nothing was started"));
            assertTrue(job.attached(), "a job that was found is marked attached");
            assertNotEquals(older, job.ref(), "the job that was started");
            nobodyHears.peek(started -> assertEquals(started.ref(), job.ref(), "the job that was started"));
        } else {
            Expect.error(ErrorKind.OUTCOME_UNKNOWN, Outcome.UNKNOWN, answer);
            assertTrue(!shows(context), "unknown, although the jobs of a connection are shown");
        }
        assertEquals(before + 1, context.harness().syncsStarted(), "syncs started");
    }

    private static boolean shows(RuleContext context) {
        return context.declares(Capability.JOB_LIST) && context.declares(Capability.SYNC_GUARD);
    }

    /** Read back from what another process kept. */
    private static SyncBaseline stored(RuleContext context, SyncBaseline baseline) {
        String kept = baseline.toJson().toJson();
        context.secrets().forEach(secret -> assertTrue(!kept.contains(secret), "a secret in a baseline"));
        return SyncBaseline.fromJson(baseline.toJson());
    }

    private static ConnectionId syncable(RuleContext context) {
        return context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
    }

    private static JobRef ended(RuleContext context, ConnectionId id) {
        context.harness().scriptNextJob(List.of(JobStep.of(JobState.SUCCEEDED)));
        JobRef ref =
                Expect.result(context.client().sync(id, SyncRequest.full())).ref();
        return Expect.result(context.client().await(ref, WaitPolicy.standard())).ref();
    }
}
