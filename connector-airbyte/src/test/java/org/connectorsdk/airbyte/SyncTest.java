package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.airbyte.AirbyteFixture.assertFailed;
import static org.connectorsdk.airbyte.AirbyteFixture.right;

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
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String start(AirbyteApi api) {
        return AirbyteFixture.operation(api, "sync-connection", "create-job");
    }

    private Either<ConnectorError, Job> sync(AirbyteApi api) {
        return sync(api, IfRunning.JOIN);
    }

    private Either<ConnectorError, Job> sync(AirbyteApi api, IfRunning ifRunning) {
        return fixture.open(api).sync(fixture.connection(), SyncRequest.full().ifRunning(ifRunning));
    }

    private long running() {
        fixture.jobs().next(JobPlan.endless());
        return fixture.jobs().start(fixture.connection().value(), "sync");
    }

    @ParameterizedTest
    @EnumSource
    void aSyncAnswersItsJobWhileItRuns(AirbyteApi api) {
        Job job = right(sync(api));
        assertThat(job.ref().jobId()).isEqualTo("1");
        assertThat(job.status().state()).isEqualTo(JobState.RUNNING);
        assertThat(job.type()).isEqualTo("sync");
        assertThat(job.connection()).contains(fixture.connection());
        assertThat(job.createdAt()).contains(fixture.clock.instant());
        assertThat(job.attached()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aStartWithoutAStatusKeepsItsIdAndIsFollowed(AirbyteApi api) {
        fixture.fault(start(api), Fault.rewriteJson(answer -> {
            answer.remove("status");
            if (answer.path("job") instanceof ObjectNode job) {
                job.remove("status");
            }
        }));
        Connections connections = fixture.open(api);
        Job job = right(connections.sync(fixture.connection(), SyncRequest.full()));
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
        assertThat(right(fixture.open(api).sync(fixture.connection(), SyncRequest.incremental()))
                        .status()
                        .state())
                .isEqualTo(JobState.RUNNING);
    }

    @ParameterizedTest
    @EnumSource
    void whenTheAnswerIsLostTheJobIsFoundAndNoSecondOneIsStarted(AirbyteApi api) {
        fixture.fault(start(api), Fault.resetAfterExecuting());
        Job job = right(sync(api));
        assertThat(job.attached()).isTrue();
        assertThat(job.ref().jobId()).isEqualTo("1");
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aProxysTimeoutIsAnAnswerThatWasLost(AirbyteApi api) {
        fixture.fault(start(api), Fault.htmlProxy(504).afterExecuting());
        assertThat(right(sync(api)).attached()).isTrue();
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureThatStartedAJobAllTheSameLeadsToIt(AirbyteApi api) {
        fixture.fault(start(api), Fault.statusAfterExecuting(500).json("{\"errorId\": \"x\"}"));
        assertThat(right(sync(api)).attached()).isTrue();
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aJobThatShowsLateIsFound(AirbyteApi api) {
        fixture.jobs().next(JobPlan.endless().visibleAfter(Duration.ofSeconds(6)));
        fixture.fault(start(api), Fault.resetAfterExecuting());
        assertThat(right(sync(api)).attached()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anOlderJobIsNotTakenForTheLostOne(AirbyteApi api) {
        fixture.jobs().next(JobPlan.byPolls("succeeded"));
        fixture.jobs().start(fixture.connection().value(), "sync");
        fixture.fault(start(api), Fault.resetBefore());
        assertFailed(sync(api), ConnectorError.OutcomeUnknown.class).satisfies(error -> {
            assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(error.message()).contains(fixture.connection().value(), "looked 5 times");
        });
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSyncThatRunsIsJoined(AirbyteApi api) {
        long id = running();
        Job job = right(sync(api));
        assertThat(job.ref().jobId()).isEqualTo(Long.toString(id));
        assertThat(job.attached()).isTrue();
        assertThat(fixture.requests(start(api))).isEqualTo(1);
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
        fixture.fault(start(api), Fault.status(409).doing(() -> fixture.jobs().force(id, "cancelled")));
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.conflictingId()).contains(Long.toString(id));
            assertThat(error.message()).contains("has ended since (cancelled)");
            assertThat(error.retryable()).isTrue();
        });
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void aPurgeThatRunsIsNotJoined(AirbyteApi api) {
        fixture.jobs().next(JobPlan.endless());
        fixture.jobs().start(fixture.connection().value(), "clear");
        assertFailed(sync(api), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.message()).contains("is running: 1"));
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatReportsASyncAndListsNoneIsAConflictOfItsOwn(AirbyteApi api) {
        fixture.state().claimRunning(fixture.connection().value(), true);
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.message()).contains("reports a running job that it does not list");
            assertThat(error.conflictingId()).isEmpty();
        });
        assertThat(fixture.requests(start(api))).isEqualTo(1);
    }

    private void aConflict(AirbyteApi api, ReplyFault conflict) {
        fixture.fault(start(api), conflict);
    }

    @ParameterizedTest
    @EnumSource
    void aLockedConnectionIsARefusalThatSaysSo(AirbyteApi api) {
        aConflict(api, AirbyteConflicts.locked());
        assertFailed(sync(api), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.context().vendorCode()).contains("error:connection/locked"));
        assertThat(fixture.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aConflictOfStatesWithoutARunningJobIsARefusalWithTheVendorsText(AirbyteApi api) {
        aConflict(api, AirbyteConflicts.stateConflict());
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.context().vendorCode()).contains("409-state-conflict");
            assertThat(error.message()).contains("State conflict");
        });
        assertThat(fixture.clock.waits()).isEmpty();
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
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("inactive"));
        assertFailed(sync(api), ConnectorError.Conflict.class).satisfies(error -> {
            assertThat(error.message()).contains("is disabled");
            assertThat(error.outcome()).isEqualTo(Outcome.REFUSED);
        });
        assertThat(fixture.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void thatAnotherConnectionIsDeletedExplainsNoRefusal(AirbyteApi api) {
        fixture.fault(start(api), Fault.status(500).json("{\"message\": \"Internal Server Error\"}"));
        fixture.fault(AirbyteFixture.operation(api, "get-connection", "get-connection"), Fault.rewriteJson(body -> {
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
        right(fixture.open(api).delete(fixture.connection()));
        assertFailed(sync(api), ConnectorError.NotFound.class);
        assertThat(fixture.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownConnectionIsNotFound(AirbyteApi api) {
        assertFailed(fixture.open(api).sync(NOWHERE, SyncRequest.full()), ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }

    @Test
    void anInactiveConnectionIsSyncedByAServerOf2023() {
        fixture.restart(AirbyteOptions.of2023());
        fixture.state().setOnConnection(fixture.connection().value(), "status", TextNode.valueOf("inactive"));
        assertThat(right(sync(AirbyteApi.CONFIG)).status().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aRefusedStartIsNotRepeated() {
        fixture.restart(AirbyteOptions.defaults().auth(AuthMode.NONE));
        for (int status : List.of(400, 403, 404, 422)) {
            fixture.fault("sync-connection", Fault.status(status).json("{\"errorId\": \"x\"}"));
            assertThat(sync(AirbyteApi.CONFIG).getLeft().outcome()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(fixture.requests("sync-connection")).isEqualTo(4);
    }
}
