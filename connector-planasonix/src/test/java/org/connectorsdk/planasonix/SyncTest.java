package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.assertFailed;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.planasonix.PlanasonixFixture.right;

import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.planasonix.JobScript;
import org.connectorsdk.simulators.planasonix.PlanasonixTenant.Plan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Syncs and their jobs. */
class SyncTest {
    private static final WaitPolicy PATIENT = WaitPolicy.standard();

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private Job sync(Connections connections, ConnectionId id) {
        return right(connections.sync(id, SyncRequest.incremental()));
    }

    @Test
    void aSyncAnswersItsJobBeforeTheJobEnds() {
        ConnectionId id = fixture.seeded("a");
        Job job = sync(fixture.open(), id);
        assertThat(job.status()).isEqualTo(new JobStatus("queued", JobState.QUEUED));
        assertThat(job.ref().jobId()).isEqualTo("job_000001");
        assertThat(job.connection()).contains(id);
        assertThat(job.type()).isEqualTo("connection_sync");
        assertThat(job.createdAt()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(job.attached()).isFalse();
    }

    @Test
    void theRegularRunSendsNothingThatTheReferenceDoesNotKnow() {
        sync(fixture.open(), fixture.seeded("a"));
        assertThat(fixture.sent("orchestration.sync")).isEqualTo(node("{}"));
    }

    @Test
    void aFullSyncTablesAndAKeyAreSentWhenTheyAreAskedFor() {
        ConnectionId id = fixture.seeded("a");
        SyncRequest request = SyncRequest.full().tables(TableRef.of("fin", "invoices"), TableRef.of("", "events"));
        CallOptions options = CallOptions.builder().idempotencyKey("key-1").build();
        right(fixture.open().with(options).sync(id, request));
        assertThat(fixture.sent("orchestration.sync"))
                .isEqualTo(node("{'sync_type':'full','streams':['fin.invoices','events'],'idempotency_key':'key-1'}"));
    }

    @Test
    void waitingEndsWithCountersAndTheTablesOfTheResults() {
        Connections connections = fixture.open();
        Job job = sync(connections, fixture.seeded("a"));
        Job ended = right(connections.await(job.ref(), PATIENT));
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress().rows()).hasValue(900);
        assertThat(ended.progress().bytes()).hasValue(40_500);
        assertThat(ended.progress().tablesDone()).hasValue(3);
        assertThat(ended.endedAt()).isPresent();
    }

    @Test
    void resultsThatCannotBeHadDoNotFailAJobThatSucceeded() {
        Connections connections = fixture.open();
        fixture.simulator().faults().on("orchestration.jobs.results").always().inject(Fault.status(409));
        Job ended = right(connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT));
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.progress().tablesDone()).isEmpty();
    }

    @Test
    void warningsOfTheResultsAreShown() {
        Connections connections = fixture.open();
        fixture.fault(
                "orchestration.jobs.results",
                Fault.rewriteJson(body -> body.withObject("/data")
                        .withArray("warnings")
                        .addObject()
                        .put("code", "late_rows")
                        .put("message", "12 rows came late")));
        Job ended = right(connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT));
        assertThat(ended.warnings()).containsExactly("12 rows came late (late_rows)");
    }

    @Test
    void aFailedJobSaysWhy() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.failing("source_timeout", "the source went away"));
        assertFailed(
                        connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT),
                        ConnectorError.JobFailed.class)
                .satisfies(error -> {
                    assertThat(error.job().failure().orElseThrow().message()).isEqualTo("the source went away");
                    assertThat(error.job().failure().orElseThrow().type()).isEqualTo("source_timeout");
                });
    }

    @Test
    void anErrorThatIsAPlainTextIsTheReason() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.endingAs("failed").looks(0, 1));
        fixture.fault(
                "orchestration.jobs.get",
                Fault.rewriteJson(body -> body.withObject("/data").put("error", "disk full")));
        assertFailed(
                        connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT),
                        ConnectorError.JobFailed.class)
                .satisfies(error -> assertThat(error.message()).contains("disk full"));
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED", "running, RUNNING", "cancelling, RUNNING", "cancel_requested, RUNNING",
        "succeeded, SUCCEEDED", "completed, SUCCEEDED", "COMPLETED, SUCCEEDED", "failed, FAILED",
        "cancelled, CANCELLED", "canceled, CANCELLED", "partial, UNKNOWN", "pending, UNKNOWN",
    })
    void everyWordOfTheVendorHasItsReadingAndOthersNone(String raw, JobState state) {
        assertThat(PlanasonixJobs.status(raw)).isEqualTo(new JobStatus(raw, state));
    }

    @Test
    void anUnknownStateIsNoEnd() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.succeeding().via("compacting"));
        Job ended = right(connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT));
        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests("orchestration.jobs.get")).isEqualTo(3);
    }

    @Test
    void pollsSurviveFailures() {
        Connections connections = fixture.open();
        Job job = sync(connections, fixture.seeded("a"));
        fixture.fault(
                "orchestration.jobs.get",
                Fault.status(503),
                Fault.status(429).header("Retry-After", "7"),
                Fault.resetBefore());
        assertThat(right(connections.await(job.ref(), PATIENT)).status().state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aWaitThatExpiresKeepsTheHandleAndTheJob() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.stuck());
        Job job = sync(connections, fixture.seeded("a"));
        assertFailed(
                        connections.await(job.ref(), WaitPolicy.upTo(Duration.ofMinutes(5))),
                        ConnectorError.WaitExpired.class)
                .satisfies(error -> assertThat(error.job()).isEqualTo(job.ref()));
        assertThat(fixture.requests("orchestration.jobs.cancel")).isZero();
    }

    @Test
    void aHandleIsUsedAgainInAnotherProcess() {
        JobRef stored = sync(fixture.open(), fixture.seeded("a")).ref();
        Job job = right(fixture.open().job(JobRef.decode(stored.encode())));
        assertThat(job.ref()).isEqualTo(stored);
        assertThat(job.status().raw()).isEqualTo("running");
    }

    @Test
    void aJobThatVanishedIsUnknown() {
        Connections connections = fixture.open();
        Job job = sync(connections, fixture.seeded("a"));
        fixture.state().forgetJob(job.ref().jobId());
        assertFailed(connections.job(job.ref()), ConnectorError.JobUnknown.class);
    }

    @Test
    void cancellingReachesTheServerOnceAndTheWaitEndsCancelled() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.stuck());
        Job job = sync(connections, fixture.seeded("a"));
        Job cancelling = right(connections.cancel(job.ref()));
        assertThat(cancelling.status()).isEqualTo(new JobStatus("cancelling", JobState.RUNNING));
        assertThat(cancelling.vendorFields().string("cancel_requested_at")).isPresent();
        assertThat(right(connections.await(job.ref(), PATIENT)).status().state())
                .isEqualTo(JobState.CANCELLED);
        assertThat(fixture.requests("orchestration.jobs.cancel")).isOne();
    }

    @Test
    void cancellingAJobThatHasEndedAnswersHowItEnded() {
        Connections connections = fixture.open();
        Job job = right(connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT));
        Job again = right(connections.cancel(job.ref()));
        assertThat(again.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(again.progress().rows()).hasValue(900);
    }

    @Test
    void aRaceBetweenCancellingAndEndingIsDecidedByTheServer() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.succeeding().ignoringCancel());
        Job job = sync(connections, fixture.seeded("a"));
        right(connections.cancel(job.ref()));
        assertThat(right(connections.await(job.ref(), PATIENT)).status().state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aSyncThatRunsIsJoinedAndMarkedAttached() {
        ConnectionId id = fixture.seeded("a");
        String running = fixture.state().startSync("a");
        Job job = sync(fixture.open(), id);
        assertThat(job.ref().jobId()).isEqualTo(running);
        assertThat(job.attached()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
        assertThat(fixture.state().jobIds("a")).hasSize(1);
    }

    @Test
    void aSyncThatRunsIsSkippedOrAConflictWhenTheCallerSaysSo() {
        ConnectionId id = fixture.seeded("a");
        String running = fixture.state().startSync("a");
        Job skipped = right(fixture.open().sync(id, SyncRequest.incremental().ifRunning(IfRunning.SKIP)));
        assertThat(skipped.skipped()).isTrue();
        assertThat(skipped.ref().jobId()).isEqualTo(running);
        assertFailed(
                        fixture.open().sync(id, SyncRequest.incremental().ifRunning(IfRunning.FAIL)),
                        ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.conflictingId()).contains(running));
    }

    @Test
    void theRunningJobIsAttachedEvenIfItCannotBeLookedAt() {
        ConnectionId id = fixture.seeded("a");
        String running = fixture.state().startSync("a");
        fixture.simulator().faults().on("orchestration.jobs.get").always().inject(Fault.status(500));
        Job job = sync(fixture.open(), id);
        assertThat(job.ref().jobId()).isEqualTo(running);
        assertThat(job.status().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aRunningJobThatTheVendorDoesNotKnowIsAContradiction() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", alreadyRunning("job_x"));
        assertFailed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.message()).contains("job_x", "does not know"));
    }

    @ParameterizedTest
    @EnumSource
    void aRunningJobThatHasEndedSinceIsNeverTheAnswer(IfRunning ifRunning) {
        ConnectionId id = fixture.seeded("a");
        fixture.state().everyJob(JobScript.succeeding().lasting(Duration.ZERO, Duration.ZERO));
        String ended = fixture.state().startSync("a");
        fixture.fault("orchestration.sync", alreadyRunning(ended));
        assertFailed(fixture.open().sync(id, SyncRequest.incremental().ifRunning(ifRunning)), ConnectorError.Conflict.class)
                .satisfies(error -> {
                    assertThat(error.conflictingId()).contains(ended);
                    assertThat(error.message()).contains("was not started", "has ended since (succeeded)");
                    assertThat(error.retryable()).isTrue();
                });
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    @Test
    void theNextSyncThatRunsIsJoinedThoughTheFirstHasEnded() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().nextJob(JobScript.succeeding().lasting(Duration.ZERO, Duration.ZERO));
        String ended = fixture.state().startSync("a");
        String running = fixture.state().startSync("a");
        fixture.fault("orchestration.sync", alreadyRunning(ended));
        Job job = sync(fixture.open(), id);
        assertThat(job.ref().jobId()).isEqualTo(running);
        assertThat(job.attached()).isTrue();
    }

    private static Fault alreadyRunning(String jobId) {
        return Fault.status(409).json("{\"error\":\"Sync already in progress\",\"existing_job_id\":\"" + jobId + "\"}");
    }

    @Test
    void aConflictWithoutAWordIsLookedInto() {
        ConnectionId id = fixture.seeded("a");
        String running = fixture.state().startSync("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        assertThat(sync(fixture.open(), id).ref().jobId()).isEqualTo(running);
    }

    @Test
    void aConflictWithoutAWordAndWithoutAJobIsAContradictionAfterFiveLooks() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        assertFailed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.message()).contains("does not list"));
        assertThat(fixture.requests("orchestration.jobs.list")).isEqualTo(5);
    }

    @Test
    void aConflictWhoseJobsCannotBeListedSaysSo() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        Fault refused = Fault.status(403);
        fixture.fault("orchestration.jobs.list", refused, refused, refused, refused, refused);
        assertFailed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                .satisfies(error -> assertThat(error.message())
                        .contains("reports a running job", "could not list them")
                        .doesNotContain("does not list"));
    }

    @Test
    void anotherConflictIsNotTakenForARunningSync() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "orchestration.sync",
                Fault.status(409)
                        .json("{\"error\":{\"code\":\"locked\",\"message\":\"already running a migration\"}}"));
        assertFailed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                .satisfies(error -> {
                    assertThat(error.context().vendorCode()).contains("locked");
                    assertThat(error.message()).contains("already running a migration");
                });
    }

    @Test
    void aPlanWithoutSyncsIsPermissionDeniedAndSaysWhatToCheck() {
        ConnectionId id = fixture.seeded("a");
        fixture.tenant().plan(Plan.STARTER);
        assertFailed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.PermissionDenied.class)
                .satisfies(error -> assertThat(error.message()).contains("plan"));
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertFailed(
                        fixture.open().sync(ConnectionId.of("nobody"), SyncRequest.incremental()),
                        ConnectorError.NotFound.class)
                .satisfies(error -> assertThat(error.type()).isEqualTo("connection"));
    }
}
