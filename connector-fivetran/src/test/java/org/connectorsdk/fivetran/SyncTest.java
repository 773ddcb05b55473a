package org.connectorsdk.fivetran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.fivetran.RunStep;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Syncs that have no id: their starts, their ends, and what is neither. */
class SyncTest {
    private static final WaitPolicy PATIENT = WaitPolicy.standard();
    private static final SyncRequest SYNC = SyncRequest.incremental();

    @RegisterExtension
    final FivetranFixture fixture = new FivetranFixture();

    private Job sync(ConnectionId id) {
        return right(fixture.open().sync(id, SYNC));
    }

    private Either<ConnectorError, Job> await(Job job) {
        return fixture.open().await(job.ref(), PATIENT);
    }

    private void next(RunStep... steps) {
        fixture.simulator().nextRun(List.of(steps));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEarlierSyncsEndIsNotThisOnes(boolean good) {
        ConnectionId id = fixture.seeded();
        fixture.simulator().recordEnd(id.value(), good, good ? "" : "an older failure");
        next(RunStep.of(Kind.RUNNING), RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
        Job started = sync(id); // in the same second as the end before it
        assertThat(right(fixture.open().job(started.ref())).status().state()).isEqualTo(JobState.RUNNING);
        Job ended = right(await(started));
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.vendorFields().string("succeeded_at"))
                .isNotEqualTo(Optional.of(started.ref().jobId()));
    }

    @Test
    void aQueuedStartLooksIdleAndIsNotTheEnd() {
        ConnectionId id = fixture.seeded();
        fixture.simulator().recordEnd(id.value(), true, "");
        next(
                RunStep.of(Kind.QUEUED),
                RunStep.of(Kind.QUEUED),
                RunStep.of(Kind.QUEUED),
                RunStep.of(Kind.RUNNING),
                RunStep.of(Kind.SUCCEEDED));
        Job started = sync(id);
        List<JobState> seen = new ArrayList<>();
        WaitPolicy watching = WaitPolicy.builder()
                .listener(job -> seen.add(job.status().state()))
                .build();
        right(fixture.open().await(started.ref(), watching));
        assertThat(seen).startsWith(JobState.QUEUED, JobState.QUEUED, JobState.QUEUED, JobState.RUNNING);
        assertThat(seen).endsWith(JobState.SUCCEEDED);
    }

    @Test
    void aHandleNamesWhatWasThereBefore() {
        ConnectionId id = fixture.seeded();
        JobRef first = sync(id).ref();
        assertThat(first.inferred()).isTrue();
        assertThat(first.display()).isEqualTo("first sync of " + id);
        assertThat(first.jobId()).isEqualTo("never");
        right(fixture.open().await(first, PATIENT));
        JobRef second = sync(id).ref();
        String before =
                fixture.simulator().stored(id.value()).path("succeeded_at").asText();
        assertThat(second.display()).isEqualTo("sync of " + id + " after " + before);
        assertThat(second.kind()).isEqualTo("sync");
    }

    @Test
    void twoSyncsInARowHaveTwoEnds() {
        ConnectionId id = fixture.seeded();
        next(RunStep.of(Kind.RUNNING), RunStep.failed("Reconnect"));
        next(RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
        assertThat(failed(await(sync(id)), ConnectorError.JobFailed.class).message())
                .contains("Reconnect", "first sync of");
        assertThat(right(await(sync(id))).status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests("sync-connection")).isEqualTo(2);
    }

    @Test
    void anotherProcessWaitsByTheTextOfTheHandle() {
        String text = sync(fixture.seeded()).ref().encode();
        assertThat(right(fixture.open().await(JobRef.decode(text), PATIENT))
                        .status()
                        .state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(longs = {-90, 90})
    void aVendorWhoseClockIsOffIsFollowedAlike(long seconds) {
        fixture.simulator().skewClock(Duration.ofSeconds(seconds));
        ConnectionId id = fixture.seeded();
        fixture.simulator().recordEnd(id.value(), false, "older");
        assertThat(right(await(sync(id))).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    private ConnectionId running() {
        ConnectionId id = fixture.seeded();
        next(RunStep.of(Kind.RUNNING), RunStep.of(Kind.RUNNING), RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
        fixture.simulator().startScheduledRun(id.value());
        return id;
    }

    @Test
    void aRunningSyncIsJoinedAndNothingIsSent() {
        Job job = sync(running());
        assertThat(job.attached()).isTrue();
        assertThat(job.status().state()).isEqualTo(JobState.RUNNING);
        assertThat(fixture.requests("sync-connection")).isZero();
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRunningSyncStandsInWhenTheOneAskedForIsSkipped() {
        Job job = right(fixture.open().sync(running(), SYNC.ifRunning(IfRunning.SKIP)));
        assertThat(job.skipped()).isTrue();
        assertThat(fixture.requests("sync-connection")).isZero();
    }

    @Test
    void aRunningSyncIsAConflictWithoutAnId() {
        ConnectorError.Conflict error =
                failed(fixture.open().sync(running(), SYNC.ifRunning(IfRunning.FAIL)), ConnectorError.Conflict.class);
        assertThat(error.conflictingId()).isEmpty();
        assertThat(error.reason()).isEqualTo(ConflictReason.ALREADY_RUNNING);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void aRestartStopsWhatRuns() {
        ConnectionId id = running();
        Job job = right(fixture.open().sync(id, SYNC.ifRunning(IfRunning.RESTART)));
        assertThat(fixture.last("sync-connection").bodyText()).isEqualTo("{\"force\":true}");
        assertThat(fixture.simulator().runsStarted()).isEqualTo(2);
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void theEndOfWhatARestartStoppedIsNotItsOwn() {
        fixture.simulator().behaviour().stoppedRunsFail(true);
        ConnectionId id = running();
        next(RunStep.of(Kind.RUNNING), RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
        Job job = right(fixture.open().sync(id, SYNC.ifRunning(IfRunning.RESTART)));
        assertThat(job.ref().jobId())
                .isEqualTo(
                        fixture.simulator().stored(id.value()).path("failed_at").asText());
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aRestartAfterWhichNobodyCanLookKeepsItsHandle() {
        ConnectionId id = running();
        Connections once = fixture.open("attempts", "1");
        fixture.fault("get-connection", Fault.pass(), Fault.status(503));
        Job job = right(once.sync(id, SYNC.ifRunning(IfRunning.RESTART)));
        assertThat(job.ref().jobId()).isEqualTo("never");
        assertThat(fixture.requests("get-connection")).isEqualTo(2);
    }

    @Test
    void aSyncIsNotForcedUnlessARestartIsAskedFor() {
        sync(fixture.seeded());
        assertThat(fixture.last("sync-connection").bodyText()).isEqualTo("{\"force\":false}");
    }

    @Test
    void aPausedConnectionIsNotStarted() {
        ConnectionId id = fixture.seeded();
        fixture.simulator().pause(id.value(), true);
        ConnectorError.Conflict error = failed(fixture.open().sync(id, SYNC), ConnectorError.Conflict.class);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.message()).contains("paused", "Resume the connection");
        assertThat(fixture.requests("sync-connection")).isZero();
    }

    @Test
    void aConnectionPausedMeanwhileEndsTheWaitEarly() {
        Job job = sync(fixture.seeded());
        fixture.simulator().pause(job.ref().connection().orElseThrow().value(), true);
        ConnectorError.WaitExpired error = failed(await(job), ConnectorError.WaitExpired.class);
        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.lastSeen().orElseThrow().status().raw()).isEqualTo("paused");
    }

    @Test
    void aRescheduledSyncOfAManualScheduleEndsTheWaitWithItsTime() {
        next(RunStep.of(Kind.RUNNING), RunStep.rescheduled(Duration.ofHours(1)));
        Job job = sync(fixture.seeded());
        ConnectorError.WaitExpired error = failed(await(job), ConnectorError.WaitExpired.class);
        assertThat(error.reason()).isEqualTo(WaitReason.NOT_PROGRESSING);
        assertThat(error.retryAt()).isPresent();
        assertThat(error.job()).isEqualTo(job.ref());
    }

    @Test
    void aRescheduledSyncOfAnotherScheduleGoesOn() {
        fixture.simulator().behaviour().reschedulesQueued(true);
        assertThat(right(await(sync(fixture.seeded()))).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aStartWhoseAnswerIsLostIsFoundByLookingAndNotSentAgain() {
        next(RunStep.of(Kind.RUNNING), RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
        fixture.fault("sync-connection", Fault.resetAfterExecuting());
        Job job = sync(fixture.seeded());
        assertThat(job.attached()).isTrue();
        assertThat(fixture.requests("sync-connection")).isOne();
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aStartThatIsNotSeenIsInDoubtAndItsHandleIsGiven() {
        ConnectionId id = fixture.seeded();
        fixture.fault("sync-connection", Fault.status(502));
        ConnectorError.OutcomeUnknown error =
                failed(fixture.open().sync(id, SYNC), ConnectorError.OutcomeUnknown.class);
        assertThat(error.job().orElseThrow().display()).isEqualTo("first sync of " + id);
        assertThat(fixture.requests("sync-connection")).isOne();
        assertThat(fixture.requests("get-connection")).isEqualTo(6);
    }

    @Test
    void aConflictIsJudgedByTheConnection() {
        ConnectionId id = fixture.seeded();
        fixture.fault("sync-connection", Fault.status(409).json("{\"code\":\"Conflict\",\"message\":\"busy\"}"));
        ConnectorError.Conflict error = failed(fixture.open().sync(id, SYNC), ConnectorError.Conflict.class);
        assertThat(error.message()).contains("busy");
        assertThat(error.reason()).isNotEqualTo(ConflictReason.ALREADY_RUNNING);
    }

    @Test
    void aRouteThatIsSwitchedOffForAWhileIsNoEnd() {
        Job job = sync(fixture.seeded());
        Fault off = Fault.status(404).json("{\"code\":\"NotFound\",\"message\":\"no route\"}");
        fixture.fault("get-connection", off, off, off);
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotFound_Connection", "NotFound_Connector"})
    void aConnectionThatIsGoneEndsTheWait(String code) {
        fixture.simulator().behaviour().unknownConnection(code);
        Job job = sync(fixture.seeded());
        fixture.simulator()
                .removeConnection(job.ref().connection().orElseThrow().value());
        failed(await(job), ConnectorError.JobUnknown.class);
    }

    @Test
    void anAnswerWithoutAStatusIsNoEnd() {
        Job job = sync(fixture.seeded());
        fixture.fault("get-connection", Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).remove("status")));
        assertThat(right(await(job)).status().state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSyncIsNotStartedWhereTheLastEndCannotBeTold() {
        ConnectionId id = fixture.seeded();
        fixture.fault(
                "get-connection",
                Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).put("succeeded_at", "last Tuesday")));
        assertThat(failed(fixture.open().sync(id, SYNC), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("was not started");
        assertThat(fixture.requests("sync-connection")).isZero();
    }

    @Test
    void aSyncIsNotStartedWhereNoStatusIsTold() {
        ConnectionId id = fixture.seeded();
        fixture.fault("get-connection", Fault.rewriteJson(body -> ((ObjectNode) body.path("data")).remove("status")));
        assertThat(failed(fixture.open().sync(id, SYNC), ConnectorError.MalformedResponse.class)
                        .message())
                .contains("was not started", "status");
        assertThat(fixture.requests("sync-connection")).isZero();
    }

    @Test
    void aHandleOfSomethingElseIsRefused() {
        JobRef sync = sync(fixture.seeded()).ref();
        JobRef odd = new JobRef(sync.provider(), sync.account(), "sync", "job-7", sync.connection());
        assertThat(failed(fixture.open().job(odd), ConnectorError.InvalidRequest.class)
                        .outcome())
                .isEqualTo(Outcome.NOT_SENT);
    }

    @Test
    void theGuardTakesNoEndThatIsNotLaterThanTheStart() {
        ConnectionId id = fixture.seeded();
        Connections guarded = fixture.open("start-guard", "true");
        fixture.fault(
                "sync-connection", Fault.rewrite(answer -> answer.header("Date", "Tue, 01 Jan 2999 00:00:00 GMT")));
        Job job = right(guarded.sync(id, SYNC));
        assertThat(job.ref().jobId()).isEqualTo("2999-01-01T00:00:00Z");
        assertThat(right(fixture.open().sync(fixture.seeded(), SYNC)).ref().jobId())
                .isEqualTo("never");
    }

    @Test
    void nativeAnswersOfAStartNameNoJob() {
        String id = fixture.seeded().value();
        assertThat(right(fixture.api().resyncConnection(id, NONE))
                        .body()
                        .orElseThrow()
                        .code())
                .isEqualTo("Success");
    }
}
