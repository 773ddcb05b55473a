package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteLab.assertFailed;
import static org.connectorsdk.airbyte.AirbyteLab.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteConflicts;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.simulators.airbyte.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Starting syncs: once, whatever happens to the answer, and never beside one that runs (INC-01, INC-02, INC-05). */
class SyncTest {
    private static final ConnectionId NOWHERE = ConnectionId.of("00000000-0000-4000-8000-000000000000");

    @RegisterExtension
    final AirbyteLab lab = new AirbyteLab();

    private static String start(AirbyteApi api) {
        return AirbyteLab.operation(api, "sync-connection", "create-job");
    }

    private Either<ConnectorError, Job> sync(AirbyteApi api) {
        return sync(api, IfRunning.JOIN);
    }

    private Either<ConnectorError, Job> sync(AirbyteApi api, IfRunning ifRunning) {
        return lab.open(api).sync(lab.connection(), SyncRequest.full().ifRunning(ifRunning));
    }

    private long running() {
        lab.jobs().next(JobPlan.endless());
        return lab.jobs().start(lab.connection().value(), "sync");
    }

    @ParameterizedTest
    @EnumSource
    void aSyncAnswersItsJobWhileItRuns(AirbyteApi api) {
        Job job = right(sync(api));
        assertThat(job.ref().jobId()).isEqualTo("1");
        assertThat(job.status().state()).isEqualTo(JobState.RUNNING);
        assertThat(job.type()).isEqualTo("sync");
        assertThat(job.connection()).contains(lab.connection());
        assertThat(job.createdAt()).contains(lab.clock.instant());
        assertThat(job.attached()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aStartWithoutAStatusKeepsItsIdAndIsFollowed(AirbyteApi api) {
        lab.fault(start(api), Fault.rewriteJson(answer -> {
            answer.remove("status");
            if (answer.path("job") instanceof ObjectNode job) {
                job.remove("status");
            }
        }));
        Connections connections = lab.open(api);
        Job job = right(connections.sync(lab.connection(), SyncRequest.full()));
        assertThat(job.ref().jobId()).isNotEmpty();
        assertThat(job.status().isTerminal()).isFalse();
        assertThat(right(connections.await(job.ref(), WaitPolicy.standard()))
                        .status()
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void bothModesAreTheSameRun(AirbyteApi api) {
        assertThat(right(lab.open(api).sync(lab.connection(), SyncRequest.incremental()))
                        .status()
                        .state())
                .isEqualTo(JobState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheAnswerIsLostTheJobIsFoundAndNoSecondOneIsStarted(AirbyteApi api) {
        lab.fault(start(api), Fault.resetAfterExecuting());
        Job job = right(sync(api));
        assertThat(job.attached()).isTrue();
        assertThat(job.ref().jobId()).isEqualTo("1");
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aProxysTimeoutIsAnAnswerThatWasLost(AirbyteApi api) {
        lab.fault(start(api), Fault.htmlProxy(504).afterExecuting());
        assertThat(right(sync(api)).attached()).isTrue();
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureThatStartedAJobAllTheSameLeadsToIt(AirbyteApi api) {
        lab.fault(start(api), Fault.statusAfterExecuting(500).json("{\"errorId\": \"x\"}"));
        assertThat(right(sync(api)).attached()).isTrue();
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatShowsLateIsFound(AirbyteApi api) {
        lab.jobs().next(JobPlan.endless().visibleAfter(Duration.ofSeconds(6)));
        lab.fault(start(api), Fault.resetAfterExecuting());
        assertThat(right(sync(api)).attached()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anOlderJobIsNotTakenForTheLostOne(AirbyteApi api) {
        lab.jobs().next(JobPlan.byPolls("succeeded"));
        lab.jobs().start(lab.connection().value(), "sync");
        lab.fault(start(api), Fault.resetBefore());
        assertFailed(sync(api), ConnectorError.OutcomeUnknown.class).satisfies(error -> {
            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.message()).contains(lab.connection().value(), "looked 5 times");
        });
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatRunsIsJoined(AirbyteApi api) {
        long id = running();
        Job job = right(sync(api));
        assertThat(job.ref().jobId()).isEqualTo(Long.toString(id));
        assertThat(job.attached()).isTrue();
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatRunsIsSkippedOrAConflictAsTheCallerChooses(AirbyteApi api) {
        long id = running();
        assertThat(right(sync(api, IfRunning.SKIP)).skipped()).isTrue();
        assertFailed(sync(api, IfRunning.FAIL), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.conflictingId()).contains(Long.toString(id)));
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatEndsBeforeItIsLookedAtIsNotHandedOutAsTheOneThatWasStarted(AirbyteApi api) {
        long id = running();
        lab.fault(start(api), Fault.status(409).doing(() -> lab.jobs().force(id, "cancelled")));
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.conflictingId()).contains(Long.toString(id));
            assertThat(error.message()).contains("has ended since (cancelled)");
            assertThat(error.retryable()).isTrue();
        });
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPurgeThatRunsIsNotJoined(AirbyteApi api) {
        lab.jobs().next(JobPlan.endless());
        lab.jobs().start(lab.connection().value(), "clear");
        assertFailed(sync(api), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.message()).contains("is running: 1"));
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatReportsASyncAndListsNoneIsAConflictOfItsOwn(AirbyteApi api) {
        lab.state().claimRunning(lab.connection().value(), true);
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.message()).contains("reports a running job that it does not list");
            assertThat(error.conflictingId()).isEmpty();
        });
        assertThat(lab.requests(start(api))).isEqualTo(1);
    }

    private void aConflict(AirbyteApi api, ReplyFault conflict) {
        lab.fault(start(api), conflict);
    }

    @ParameterizedTest
    @EnumSource
    void aLockedConnectionIsARefusalThatSaysSo(AirbyteApi api) {
        aConflict(api, AirbyteConflicts.locked());
        assertFailed(sync(api), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.context().vendorCode()).contains("error:connection/locked"));
        assertThat(lab.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aConflictOfStatesWithoutARunningJobIsARefusalWithTheVendorsText(AirbyteApi api) {
        aConflict(api, AirbyteConflicts.stateConflict());
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.context().vendorCode()).contains("409-state-conflict");
            assertThat(error.message()).contains("State conflict");
        });
        assertThat(lab.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aConflictThatSaysNothingIsDecidedByTheJobs(AirbyteApi api) {
        running();
        aConflict(api, AirbyteConflicts.empty());
        assertThat(right(sync(api)).attached()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whateverAConflictSaysTheJobsDecide(AirbyteApi api) {
        running();
        for (ReplyFault said :
                List.of(AirbyteConflicts.misleading(), AirbyteConflicts.stateConflict(), AirbyteConflicts.locked())) {
            aConflict(api, said);
            assertThat(right(sync(api)).attached()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInactiveConnectionIsAConflictThatSaysSo(AirbyteApi api) {
        lab.state().setOnConnection(lab.connection().value(), "status", TextNode.valueOf("inactive"));
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.message()).contains("is inactive");
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        });
        assertThat(lab.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thatAnotherConnectionIsDeletedExplainsNoRefusal(AirbyteApi api) {
        lab.fault(start(api), Fault.status(500).json("{\"message\": \"Internal Server Error\"}"));
        lab.fault(AirbyteLab.operation(api, "get-connection", "get-connection"), Fault.rewriteJson(body -> {
            body.put("connectionId", NOWHERE.value());
            body.put("status", "deprecated");
        }));
        ConnectorError error = sync(api).getLeft();
        assertThat(error).isNotInstanceOf(ConnectorError.NotFound.class);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource
    void aDeletedConnectionIsNotFound(AirbyteApi api) {
        right(lab.open(api).delete(lab.connection()));
        assertFailed(sync(api), ConnectorError.NotFound.class);
        assertThat(lab.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownConnectionIsNotFound(AirbyteApi api) {
        assertFailed(lab.open(api).sync(NOWHERE, SyncRequest.full()), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void anInactiveConnectionIsSyncedByAServerOf2023() {
        lab.restart(AirbyteOptions.of2023());
        lab.state().setOnConnection(lab.connection().value(), "status", TextNode.valueOf("inactive"));
        assertThat(right(sync(AirbyteApi.CONFIG)).status().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aRefusedStartIsNotRepeated() {
        lab.restart(AirbyteOptions.defaults().auth(AuthMode.NONE));
        for (int status : List.of(400, 403, 404, 422)) {
            lab.fault("sync-connection", Fault.status(status).json("{\"errorId\": \"x\"}"));
            assertThat(sync(AirbyteApi.CONFIG).getLeft().outcome()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(lab.requests("sync-connection")).isEqualTo(4);
    }
}
