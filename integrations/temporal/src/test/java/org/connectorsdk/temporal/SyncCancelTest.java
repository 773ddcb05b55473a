package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.temporal.ConnectorActivities.Prepared;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Syncs that are cancelled, over a vendor that is scripted. */
@Timeout(30)
class SyncCancelTest {
    private static final SyncOrder ORDER = SyncOrder.of("acme", "c1");

    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @AfterEach
    void close() {
        gate.countDown();
        engine.close();
    }

    private static SyncOrder order(SyncPolicy policy) {
        return new SyncOrder(ORDER.account(), ORDER.connection(), ORDER.request(), policy, "");
    }

    private static ConnectorError lost() {
        return new ConnectorError.OutcomeUnknown(
                ScriptedActivities.evidence("no answer")
                        .outcome(Outcome.UNKNOWN)
                        .build(),
                List.of());
    }

    @Test
    void aCancelledWorkflowIsCancelledAndNoError() throws Exception {
        WorkflowStub workflow = waiting(SyncPolicy.standard());

        workflow.cancel();

        assertCancelled(workflow);
        assertThat(Engine.count(engine.history("one"), EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED))
                .isEqualTo(1);
    }

    private WorkflowStub waiting(SyncPolicy policy) throws InterruptedException {
        vendor.waiting = ScriptedActivities.until(gate, begun);
        WorkflowStub workflow = engine.begin(engine.sync("one"), order(policy));
        assertThat(begun.await(ScriptedActivities.PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isTrue();
        return workflow;
    }

    private static void assertCancelled(WorkflowStub workflow) {
        WorkflowFailedException ended =
                catchThrowableOfType(WorkflowFailedException.class, () -> workflow.getResult(SyncEnd.class));
        assertThat(ended.getCause()).isInstanceOf(CanceledFailure.class);
        assertThat(ConnectorFailures.toError(ended)).isEmpty();
    }

    @Test
    void aCancelLeavesTheJob() throws Exception {
        WorkflowStub workflow = waiting(SyncPolicy.standard());

        workflow.cancel();

        assertCancelled(workflow);
        assertThat(vendor.count("cancel")).isZero();
    }

    @Test
    void aCancelCancelsTheJobWhereThePolicySaysSo() throws Exception {
        WorkflowStub workflow = waiting(SyncPolicy.standard().onCancel(SyncPolicy.OnCancel.CANCEL_JOB));

        workflow.cancel();

        assertCancelled(workflow);
        assertThat(vendor.calls("cancel")).containsExactly("acme/c1");
    }

    @Test
    void aStopSignalReplacesTheChoiceOfThePolicy() throws Exception {
        WorkflowStub workflow = waiting(SyncPolicy.standard());

        workflow.signal("stop", SyncPolicy.OnCancel.CANCEL_JOB);

        assertCancelled(workflow);
        assertThat(vendor.calls("cancel")).containsExactly("acme/c1");
    }

    @Test
    void aStopSignalWithoutAChoiceKeepsThatOfThePolicy() throws Exception {
        WorkflowStub workflow = waiting(SyncPolicy.standard());

        workflow.signal("stop", (Object) null);

        assertCancelled(workflow);
        assertThat(vendor.count("cancel")).isZero();
    }

    @Test
    void aStopThatComesWithTheStartSendsNothing() {
        WorkflowStub workflow = engine.client()
                .newUntypedWorkflowStub(
                        "ConnectorSync",
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(Engine.QUEUE)
                                .setWorkflowId("one")
                                .build());

        workflow.signalWithStart("stop", new Object[] {SyncPolicy.OnCancel.CANCEL_JOB}, new Object[] {ORDER});

        assertCancelled(workflow);
        assertThat(vendor.calls).isEmpty();
    }

    @Test
    void aCancelDuringThePreparationStartsNothing() {
        vendor.preparing = order -> {
            stopOne();
            return new Prepared("{}", false);
        };

        assertCancelled(engine.begin(engine.sync("one"), order(cancelling())));

        assertThat(vendor.count("start")).isZero();
        assertThat(vendor.count("cancel")).isZero();
    }

    @Test
    void aJobThatWasStartedDuringTheCancelIsCancelledToo() {
        vendor.starting = order -> {
            stopOne();
            return ScriptedActivities.job("acme", "c1", JobState.RUNNING);
        };

        assertCancelled(engine.begin(engine.sync("one"), order(cancelling())));

        assertThat(vendor.count("await")).isZero();
        assertThat(vendor.calls("cancel")).containsExactly("acme/c1");
    }

    @Test
    void aCancelWhileALostStartSettlesAsksNobody() {
        vendor.starting = order -> {
            stopOne();
            throw ScriptedActivities.failure(lost());
        };

        assertCancelled(engine.begin(engine.sync("one"), order(cancelling())));

        assertThat(vendor.count("recover")).isZero();
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    private static SyncPolicy cancelling() {
        return SyncPolicy.standard().onCancel(SyncPolicy.OnCancel.CANCEL_JOB);
    }

    /** The engine in memory does not bear an answer that crosses its own cancel of an activity. */
    private void stopOne() {
        engine.client().newUntypedWorkflowStub("one").cancel();
        engine.awaitEvent("one", EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED);
    }
}
