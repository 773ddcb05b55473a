package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;

/**
 * INC-05: "a sync is already running" is normal and no failure (constructorfabric/insight#1923, DalgoT4D/webapp#252,
 * airbytehq/airbyte#25920).
 */
class Inc05AlreadyRunningTest {
    private static final String ALREADY = "{\"message\":\"A sync is already running for: 77\",\"exceptionClassName\":"
            + "\"io.airbyte.commons.server.errors.ValueConflictKnownException\"}";
    private static final String LOCKED = "locked by its owner";
    private static final String OTHER_CONFLICT =
            "{\"status\":409,\"type\":\"error:connection/locked\",\"title\":\"state-conflict\","
                    + "\"detail\":\"" + LOCKED + "\",\"message\":\"" + LOCKED
                    + "\",\"error\":{\"code\":\"connection_locked\",\"message\":\"" + LOCKED + "\"}}";

    /** A connection whose sync is running. */
    private record Running(ConnectionId id, Job job) {
        static Running on(Stage stage, Connections client) {
            ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
            return new Running(id, client.sync(id, SyncRequest.full()).get());
        }
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void byDefaultTheRunningJobIsJoinedByOneStart(Stage stage) {
        Connections client = stage.open();
        Running running = Running.on(stage, client);
        stage.journal().clear();

        Job joined = client.sync(running.id(), SyncRequest.full()).get();

        assertThat(joined.attached()).isTrue();
        assertThat(joined.ref()).isEqualTo(running.job().ref());
        assertThat(stage.sent(NeutralCall.SYNC)).hasSizeLessThanOrEqualTo(1);
        assertThat(stage.harness().syncsStarted()).isOne();
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void theCallerMayChooseToSkipOrToFail(Stage stage) {
        Connections client = stage.open();
        Running running = Running.on(stage, client);

        Job skipped = client.sync(running.id(), SyncRequest.full().ifRunning(IfRunning.SKIP))
                .get();
        ConnectorError failed = client.sync(running.id(), SyncRequest.full().ifRunning(IfRunning.FAIL))
                .getLeft();

        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.attached()).isFalse();
        JobRef ref = running.job().ref();
        assertThat(((ConnectorError.Conflict) failed).conflictingId())
                .isEqualTo(ref.inferred() ? Optional.empty() : Optional.of(ref.jobId()));
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void anotherConflictIsARejectionThatKeepsTheProvidersText(Stage stage) {
        ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
        stage.always(NeutralCall.SYNC, Fault.status(409).json(OTHER_CONFLICT));

        ConnectorError error = stage.open().sync(id, SyncRequest.full()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(error.message()).contains(LOCKED);
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    @ForEveryProvider(with = "JOB_LIST")
    void anUnlistedRunningSyncIsAnErrorAfterABoundedSearch(Stage stage) {
        Connections client = stage.open();
        Running running = Running.on(stage, client);
        stage.on(NeutralCall.SYNC).inject(Fault.of("stale", turn -> {
            var honest = turn.execute();
            stage.harness().forgetJobs();
            turn.send(honest);
        }));
        stage.journal().clear();

        ConnectorError error = client.sync(running.id(), SyncRequest.full()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(error.message()).contains("reports").containsPattern("does not (list|know)");
        assertThat(stage.journal().all()).hasSizeLessThan(10);
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void aConflictWithoutABodyIsDecidedByTheJobs(Stage stage) {
        Connections client = stage.open();
        Running running = Running.on(stage, client);
        stage.always(NeutralCall.SYNC, Fault.status(409));

        Job joined = client.sync(running.id(), SyncRequest.full()).get();

        assertThat(joined.attached()).isTrue();
        assertThat(joined.ref()).isEqualTo(running.job().ref());
    }

    @ForEveryProvider(with = "JOB_LIST")
    void theWordsAlreadyRunningInAnotherErrorMeanNothing(ConformanceTarget target) {
        for (int status : new int[] {400, 403, 404, 422}) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                Running running = Running.on(stage, client);
                stage.always(NeutralCall.SYNC, Fault.status(status).json(ALREADY));

                ConnectorError error =
                        client.sync(running.id(), SyncRequest.full()).getLeft();

                assertThat(error.kind()).as("%s", status).isNotEqualTo(ErrorKind.CONFLICT);
                assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
            }
        }
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void theSameConflictOfAnotherOperationIsNoSyncs(Stage stage) {
        Connections client = stage.open();
        Running running = Running.on(stage, client);
        for (NeutralCall call : new NeutralCall[] {NeutralCall.CREATE, NeutralCall.DELETE, NeutralCall.GET}) {
            stage.always(call, Fault.status(409).json(ALREADY));
        }
        stage.journal().clear();

        ConnectorError create = client.create(stage.spec("orders")).getLeft();
        ConnectorError delete = client.delete(running.id()).getLeft();
        ConnectorError get = client.get(running.id()).getLeft();

        assertThat(create.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(delete.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(get.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(stage.sent(NeutralCall.JOBS)).as("looks at jobs").isEmpty();
    }
}
