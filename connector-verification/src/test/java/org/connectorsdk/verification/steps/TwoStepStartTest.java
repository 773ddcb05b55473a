package org.connectorsdk.verification.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process prepares a sync and starts it, and is gone before it hears of it: another one recovers what became of it. */
class TwoStepStartTest {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    static Stream<ConformanceTarget> all() {
        return Stage.targets().filter(target -> declares(target, Capability.SYNC));
    }

    /** Those that can say that nothing was started. */
    static Stream<ConformanceTarget> shown() {
        return all().filter(target -> declares(target, Capability.JOB_LIST));
    }

    private static boolean declares(ConformanceTarget target, Capability capability) {
        try (Stage stage = new Stage(target)) {
            return stage.open().descriptor().supports(capability);
        }
    }

    private static SyncBaseline kept(Connections client, ConnectionId id) {
        SyncBaseline baseline = client.prepareSync(id, SyncRequest.full()).get();
        return SyncBaseline.fromJson(baseline.toJson());
    }

    /** The vendor carries a start out, and the process that asked for it is killed before the answer. */
    private static void startedByAProcessThatIsGone(Stage stage, ConnectionId id) {
        Connections killed = stage.open();
        stage.on(NeutralCall.SYNC).inject(Fault.resetAfterExecuting().doing(killed::close));
        assertThat(killed.sync(id, SyncRequest.full()).isLeft()).isTrue();
        assertThat(stage.harness().syncsStarted()).isPositive();
    }

    private static JobRef ended(Stage stage, ConnectionId id) {
        stage.harness().scriptNextJob(List.of(JobStep.of(JobState.SUCCEEDED)));
        Connections client = stage.open();
        JobRef ref = client.sync(id, SyncRequest.full()).get().ref();
        client.await(ref, WaitPolicy.standard()).get();
        stage.clock().advance(Duration.ofSeconds(5));
        return ref;
    }

    private static String newest(Stage stage, ConnectionId id) {
        return stage.open().jobs(id, JobQuery.all()).get().items().get(0).ref().jobId();
    }

    private static ConnectorError.OutcomeUnknown unknown(Either<ConnectorError, Optional<Job>> answer) {
        ConnectorError error = answer.getLeft();
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        return (ConnectorError.OutcomeUnknown) error;
    }

    @ParameterizedTest
    @MethodSource("shown")
    void theJobThatRunsIsRecovered(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
            SyncBaseline baseline = kept(stage.open(), id);
            startedByAProcessThatIsGone(stage, id);

            Job found = stage.open().recoverSync(baseline).get().orElseThrow();

            assertThat(found.attached()).isTrue();
            assertThat(found.ref().jobId()).isEqualTo(newest(stage, id));
            assertThat(stage.harness().syncsStarted()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void theJobThatBeganAndEndedMeanwhileIsRecovered(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            JobRef older = ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            stage.harness().scriptNextJob(List.of(JobStep.of(JobState.SUCCEEDED)));
            startedByAProcessThatIsGone(stage, id);
            stage.clock().advance(Duration.ofHours(1));

            Job found = stage.open().recoverSync(baseline).get().orElseThrow();

            assertThat(found.ref()).isNotEqualTo(older);
            assertThat(found.ref().jobId()).isEqualTo(newest(stage, id));
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void aJobThatShowsLateIsRecovered(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.syncable(JobStep.of(JobState.RUNNING));
            SyncBaseline baseline = kept(stage.open(), id);
            startedByAProcessThatIsGone(stage, id);
            stage.on(NeutralCall.JOBS).inject(Stage.showingNothing(), Stage.showingNothing());

            assertThat(stage.open().recoverSync(baseline).get()).isPresent();
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void theListMayBeInAnyOrder(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            stage.always(NeutralCall.JOBS, Stage.rewritingLists(TwoStepStartTest::turn));
            ended(stage, id);
            ended(stage, id);
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            assertThat(stage.open().recoverSync(baseline).get()).isEmpty();
            startedByAProcessThatIsGone(stage, id);

            Job found = stage.open().recoverSync(baseline).get().orElseThrow();

            assertThat(baseline.jobs()).doesNotContain(found.ref().jobId());
        }
    }

    private static void turn(ArrayNode list) {
        for (int i = list.size() - 1; i >= 0; i--) {
            list.add(list.get(i));
            list.remove(i);
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void nothingWasStarted(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            ended(stage, stage.harness().seedSyncable().orElseThrow());

            assertThat(baseline.shown()).isTrue();
            assertThat(stage.open().recoverSync(baseline).get()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shown")
    void whatCannotBeListedIsAFailedLook(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            SyncBaseline baseline = kept(stage.open(), id);
            stage.always(NeutralCall.JOBS, Fault.status(503));

            ConnectorError error = stage.open().recoverSync(baseline).getLeft();

            assertThat(error).isInstanceOf(ConnectorError.ProviderFailure.class);
            assertThat(error.retryable()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void neitherStepWrites(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            Connections client = stage.open();
            Object state = stage.harness().snapshot();

            Either<ConnectorError, Optional<Job>> unused = client.recoverSync(kept(client, id));

            assertThat(stage.sent(NeutralCall.SYNC)).isEmpty();
            assertThat(stage.harness().snapshot()).isEqualTo(state);
            assertThat(stage.harness().syncsStarted()).isZero();
            if (!target.id().equals("airbyte")) { // whose reads are POST
                assertThat(stage.journal().matching(call -> !call.path().contains("token")))
                        .extracting(Exchange::method)
                        .isSubsetOf(READS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSmallBaselineWithoutSecretsIsKept(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);

            String kept = kept(stage.open(), id).toJson().toJson();

            assertThat(kept).hasSizeLessThan(4096).doesNotContain(stage.secrets());
        }
    }

    private static Stage on(String target) {
        return new Stage(
                all().filter(each -> each.id().equals(target)).findFirst().orElseThrow());
    }

    @Test
    void hotdatasJobIsACandidateUntilItNamesItsConnection() {
        try (Stage stage = on("hotdata")) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            stage.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
            startedByAProcessThatIsGone(stage, id);

            List<String> candidates =
                    unknown(stage.open().recoverSync(baseline)).candidates();
            JobRef candidate =
                    new JobRef(baseline.provider(), baseline.account(), "job", candidates.get(0), Optional.empty());
            stage.open().await(candidate, WaitPolicy.standard()).get();
            Job found = stage.open().recoverSync(baseline).get().orElseThrow();

            assertThat(candidates).singleElement().isEqualTo(found.ref().jobId());
            assertThat(found.ref().connection()).contains(id);
            assertThat(stage.harness().syncsStarted()).isEqualTo(2);
        }
    }

    @Test
    void hotdataNeverSaysThatNothingWasStarted() {
        try (Stage stage = on("hotdata")) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            ended(stage, stage.harness().seedSyncable().orElseThrow());

            assertThat(baseline.shown()).isFalse();
            assertThat(unknown(stage.open().recoverSync(baseline)).candidates()).isEmpty();
        }
    }

    @Test
    void fivetransRunIsRecoveredByWhatWasThereBefore() {
        try (Stage stage = on("fivetran")) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);
            stage.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
            startedByAProcessThatIsGone(stage, id);

            Job found = stage.open().recoverSync(baseline).get().orElseThrow();

            assertThat(found.attached()).isTrue();
            assertThat(Optional.of(found.ref())).isEqualTo(baseline.handle());
        }
    }

    @Test
    void fivetranLeavesItUnknownWithAHandleThatWorks() {
        try (Stage stage = on("fivetran")) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline = kept(stage.open(), id);

            JobRef handle = unknown(stage.open().recoverSync(baseline)).job().orElseThrow();

            assertThat(stage.open().job(handle).get().status().isTerminal()).isFalse();
        }
    }

    @Test
    void fivetransReloadIsNotTakenForDoneByTheEndOfASync() {
        try (Stage stage = on("fivetran")) {
            ConnectionId id = stage.harness().seedSyncable().orElseThrow();
            ended(stage, id);
            SyncBaseline baseline =
                    stage.open().prepareSync(id, SyncRequest.reload()).get();
            ended(stage, id);

            assertThat(unknown(stage.open().recoverSync(baseline)).job()).isEmpty();
        }
    }
}
