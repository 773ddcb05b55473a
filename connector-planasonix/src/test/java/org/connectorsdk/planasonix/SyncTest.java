package org.connectorsdk.planasonix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.planasonix.PlanasonixFixture.node;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.planasonix.JobScript;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Syncs, their jobs, and the lists of these. */
class SyncTest {
    private static final WaitPolicy PATIENT = WaitPolicy.standard();
    /** One without an id, one whose metrics are no object, and one as it should be. */
    private static final String ODD_JOBS = "{\"data\":[{\"status\":\"running\"},"
            + "{\"id\":\"job_odd\",\"status\":\"running\",\"connection_id\":\"a\",\"metrics\":\"none\"},"
            + "{\"id\":\"job_2\",\"status\":\"succeeded\",\"connection_id\":\"a\"}]}";

    @RegisterExtension
    final PlanasonixFixture fixture = new PlanasonixFixture();

    private Job sync(Connections connections, ConnectionId id) {
        return right(connections.sync(id, SyncRequest.incremental()));
    }

    @Test
    void aFullSyncTablesAndAKeyAreSentWhenRequested() {
        ConnectionId id = fixture.seeded("a");
        SyncRequest request = SyncRequest.full().tables(TableRef.of("fin", "invoices"), TableRef.of("", "events"));
        CallOptions options = CallOptions.builder().idempotencyKey("key-1").build();
        right(fixture.open().with(options).sync(id, request));
        assertThat(fixture.sent("orchestration.sync"))
                .isEqualTo(node("{'sync_type':'full','streams':['fin.invoices','events'],'idempotency_key':'key-1'}"));
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
        Job ended =
                right(connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT));
        assertThat(ended.warnings()).containsExactly("12 rows came late (late_rows)");
    }

    @Test
    void aFailedJobSaysWhy() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.failing("source_timeout", "the source went away"));
        ConnectorError.JobFailed error = failed(
                connections.await(sync(connections, fixture.seeded("a")).ref(), PATIENT),
                ConnectorError.JobFailed.class);
        assertThat(error.job().failure().orElseThrow().message()).isEqualTo("the source went away");
        assertThat(error.job().failure().orElseThrow().type()).isEqualTo("source_timeout");
    }

    @Test
    void anErrorThatIsAPlainTextIsTheReason() {
        Connections connections = fixture.open();
        fixture.state().nextJob(JobScript.endingAs("failed").looks(0, 1));
        fixture.fault(
                "orchestration.jobs.get",
                Fault.rewriteJson(body -> body.withObject("/data").put("error", "disk full")));
        assertThat(failed(
                                connections.await(
                                        sync(connections, fixture.seeded("a")).ref(), PATIENT),
                                ConnectorError.JobFailed.class)
                        .message())
                .contains("disk full");
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED", "running, RUNNING", "cancelling, RUNNING", "cancel_requested, RUNNING",
        "succeeded, SUCCEEDED", "completed, SUCCEEDED", "COMPLETED, SUCCEEDED", "failed, FAILED",
        "cancelled, CANCELLED", "canceled, CANCELLED", "partial, UNKNOWN", "pending, UNKNOWN",
    })
    void everyWordOfTheVendorHasItsReadingAndOthersNone(String raw, JobState state) {
        assertThat(PlanasonixMapper.status(raw)).isEqualTo(new JobStatus(raw, state));
    }

    @Test
    void theRunningJobIsAttachedEvenIfItCannotBeLookedAt() {
        ConnectionId id = fixture.seeded("a");
        String running = fixture.state().startSync("a");
        fixture.faultAlways("orchestration.jobs.get", Fault.status(500));
        Job job = sync(fixture.open(), id);
        assertThat(job.ref().jobId()).isEqualTo(running);
        assertThat(job.status().state()).isEqualTo(JobState.RUNNING);
    }

    @Test
    void aRunningJobThatTheVendorDoesNotKnowIsAContradiction() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", alreadyRunning("job_x"));
        assertThat(failed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                        .message())
                .contains("job_x", "does not know");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RESTART")
    void aRunningJobThatHasEndedSinceIsNeverTheAnswer(IfRunning ifRunning) {
        ConnectionId id = fixture.seeded("a");
        fixture.state().everyJob(JobScript.succeeding().lasting(Duration.ZERO, Duration.ZERO));
        String ended = fixture.state().startSync("a");
        fixture.fault("orchestration.sync", alreadyRunning(ended));
        ConnectorError.Conflict error = failed(
                fixture.open().sync(id, SyncRequest.incremental().ifRunning(ifRunning)), ConnectorError.Conflict.class);
        assertThat(error.conflictingId()).contains(ended);
        assertThat(error.message()).contains("was not started", "has ended since (succeeded)");
        assertThat(error.retryable()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    private static Fault alreadyRunning(String jobId) {
        return Fault.status(409).json("{\"error\":\"Sync already in progress\",\"existing_job_id\":\"" + jobId + "\"}");
    }

    @Test
    void aConflictWithoutWordOrJobIsAContradictionAfterFivePolls() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        assertThat(failed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class)
                        .message())
                .contains("does not list");
        assertThat(fixture.requests("orchestration.jobs.list")).isEqualTo(5);
    }

    @Test
    void anotherConflictIsNotTakenForARunningSync() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault(
                "orchestration.sync",
                Fault.status(409)
                        .json("{\"error\":{\"code\":\"locked\",\"message\":\"already running a migration\"}}"));
        ConnectorError.Conflict error =
                failed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.Conflict.class);
        assertThat(error.context().vendorCode()).contains("locked");
        assertThat(error.message()).contains("already running a migration");
    }

    @Test
    void anAnswerWithoutAnIdIsInDoubtAsWell() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.rewriteJson(body -> body.remove("data")));
        assertThat(sync(fixture.open(), id).attached()).isTrue();
        assertThat(fixture.requests("orchestration.sync")).isOne();
    }

    @Test
    void anEndedJobIsACandidateAndNeverAttached() {
        ConnectionId id = fixture.seeded("a");
        fixture.state().everyJob(JobScript.succeeding().lasting(Duration.ZERO, Duration.ZERO));
        fixture.fault("orchestration.sync", Fault.resetAfterExecuting());
        assertThat(failed(fixture.open().sync(id, SyncRequest.incremental()), ConnectorError.OutcomeUnknown.class)
                        .candidates())
                .containsExactly("job_000001");
    }

    @Test
    void anOddJobThatRunsIsJoinedLikeAnyOther() {
        ConnectionId id = fixture.seeded("a");
        fixture.fault("orchestration.sync", Fault.status(409));
        fixture.fault("orchestration.jobs.list", Fault.status(200).json(ODD_JOBS));
        Job job = right(fixture.open().sync(id, SyncRequest.incremental()));
        assertThat(job.ref().jobId()).isEqualTo("job_odd");
        assertThat(job.attached()).isTrue();
    }
}
