package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-02: a wrapped read time-out makes the trigger be replayed for five minutes (kestra-io/plugin-airbyte#153, #155).
 */
class Inc02ReplayedTriggerTest {
    @ForEveryProvider(with = "SYNC")
    void theOperationDecidesWhatIsRepeatedNotTheFailure(ConformanceTarget target) {
        for (int status : new int[] {408, 425, 500, 502, 503, 504}) {
            try (Stage stage = new Stage(target)) {
                ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
                stage.on(NeutralCall.LIST).inject(Fault.status(status));
                stage.always(NeutralCall.SYNC, Fault.status(status));
                Connections client = stage.open();

                Either<ConnectorError, ?> read = client.list(ConnectionQuery.all());
                client.sync(id, SyncRequest.full());

                assertThat(stage.sent(NeutralCall.SYNC))
                        .as("starts after %s", status)
                        .hasSize(1);
                assertThat(read.isRight()).as("a read after %s", status).isEqualTo(status >= 500 || status == 408);
            }
        }
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aTokenCallThatFailsOnceIsRepeatedBeforeTheTrigger(Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.onToken().inject(Fault.status(503));

        Job job = stage.open().sync(id, SyncRequest.full()).get();

        assertThat(job.attached()).isFalse();
        assertThat(stage.tokenCalls()).hasSize(2);
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    private static List<Fault> lostAnswers(Stage stage) {
        return List.of(stage.silentAfterExecuting(), Fault.statusAfterExecuting(500), Fault.closeAfterExecuting());
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void aLostAnswerEndsAttachedToTheJobWithItsId(ConformanceTarget target) {
        for (int i = 0; i < 3; i++) {
            try (Stage stage = new Stage(target)) {
                ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
                stage.always(NeutralCall.SYNC, lostAnswers(stage).get(i));
                Connections client = stage.open();

                Job job = client.sync(id, SyncRequest.full()).get();

                assertThat(job.attached()).isTrue();
                assertThat(client.job(job.ref()).get().ref()).isEqualTo(job.ref());
                assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
            }
        }
    }

    @ForEveryProvider(with = "SYNC", without = "SYNC_GUARD")
    void aLostAnswerIsUnknownWhereJobsNameNoConnection(ConformanceTarget target) {
        for (int i = 0; i < 3; i++) {
            try (Stage stage = new Stage(target)) {
                ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
                stage.always(NeutralCall.SYNC, lostAnswers(stage).get(i));

                ConnectorError error = stage.open().sync(id, SyncRequest.full()).getLeft();

                assertThat(error).isInstanceOf(ConnectorError.OutcomeUnknown.class);
                assertThat(((ConnectorError.OutcomeUnknown) error).candidates()).hasSize(1);
                assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
            }
        }
    }

    @ForEveryProvider(with = "CREATE")
    void aTimeOutIsNamedAndMakesNoWriteRepeatable(Stage stage) {
        stage.always(NeutralCall.CREATE, stage.silent());

        ConnectorError error = stage.open().create(stage.spec("orders")).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(stage.sent(NeutralCall.CREATE)).hasSize(1);
    }
}
