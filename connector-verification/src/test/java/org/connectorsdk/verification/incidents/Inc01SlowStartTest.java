package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-01: a slow start of a sync is sent again, is refused because it runs, and a sync that succeeds is reported as
 * failed (dagster-io/dagster#34172).
 */
class Inc01SlowStartTest {
    /** The account lists jobs by connection, and shows the new one only at the third look. */
    private static Either<ConnectorError, Job> startSlowly(Stage stage, Connections client, ConnectionId id) {
        stage.on(NeutralCall.SYNC).inject(stage.silentAfterExecuting());
        stage.on(NeutralCall.JOBS)
                .when(call -> stage.harness().syncsStarted() > 0)
                .times(2)
                .inject(Stage.showingNothing());
        return client.sync(id, SyncRequest.full());
    }

    @ForEveryProvider(with = "SYNC")
    void theStartIsSentExactlyOnce(Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.SYNC, stage.silentAfterExecuting());

        stage.open().sync(id, SyncRequest.full());

        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
        assertThat(stage.harness().syncsStarted()).isOne();
    }

    @ForEveryProvider(with = "JOB_LIST")
    void theJobThatShowsLateIsFoundAndMarkedAttached(Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        Connections client = stage.open();

        Job found = startSlowly(stage, client, id).get();

        assertThat(found.attached()).isTrue();
        assertThat(client.job(found.ref()).get().connection()).contains(id);
        assertThat(stage.harness().syncsStarted()).isOne();
    }

    @ForEveryProvider(with = "JOB_LIST")
    void awaitingItEndsInSuccess(Stage stage) {
        ConnectionId id = stage.syncable(
                JobStep.of(JobState.RUNNING), JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        Connections client = stage.open();
        Job found = startSlowly(stage, client, id).get();

        Job ended = client.await(found.ref(), WaitPolicy.standard()).get();

        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ForEveryProvider(with = "SYNC")
    void aJobThatNeverShowsIsOutcomeUnknownNamingTheSearch(Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.SYNC, stage.silent());

        ConnectorError error = stage.open().sync(id, SyncRequest.full()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.message()).contains(id.value(), "looked", "2026-01-01T00:0");
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC")
    void aRefusalIsNotRepeated(ConformanceTarget target) {
        for (int status : new int[] {400, 403, 404, 422}) {
            try (Stage stage = new Stage(target)) {
                ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
                stage.always(NeutralCall.SYNC, Fault.status(status));

                ConnectorError error = stage.open().sync(id, SyncRequest.full()).getLeft();

                assertThat(error.outcome()).as("outcome of %s", status).isEqualTo(Outcome.REFUSED);
                assertThat(stage.sent(NeutralCall.SYNC)).as("%s", status).hasSize(1);
            }
        }
    }
}
