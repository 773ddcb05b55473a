package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AuthMode;
import org.connectorsdk.simulators.airbyte.model.AttemptFailure;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What jobs tell, by servers of each age (INC-10, INC-16). */
class JobsTest {
    private static final AttemptFailure EXPIRED = AttemptFailure.of("source", "config_error", "Password expired");
    private static final AttemptFailure FULL = AttemptFailure.of("destination", "system_error", "Disk full");

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    private static String poll(AirbyteApi api) {
        return AirbyteFixture.operation(api, "get-job-light", "get-job");
    }

    private Either<ConnectorError, Job> await(AirbyteApi api, JobPlan plan) {
        fixture.jobs().next(plan);
        Connections connections = fixture.open(api);
        return connections.await(started(connections), WaitPolicy.standard());
    }

    private JobRef started(Connections connections) {
        return right(connections.sync(fixture.connection(), SyncRequest.full())).ref();
    }

    private JobFailure failure(Either<ConnectorError, Job> answer) {
        failed(answer, ConnectorError.JobFailed.class);
        return ((ConnectorError.JobFailed) answer.getLeft()).job().failure().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void aFailedAttemptIsNotTheEndOfTheJob(AirbyteApi api) {
        JobPlan plan = JobPlan.byPolls("pending", "queued", "running", "incomplete", "RUNNING", "succeeded");
        assertThat(right(await(api, plan)).status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests(poll(api))).isGreaterThanOrEqualTo(6);
    }

    @Test
    void attemptsAreCounted() {
        JobPlan plan = JobPlan.byPolls("running", "incomplete", "running", "incomplete", "running", "succeeded");
        assertThat(right(await(AirbyteApi.CONFIG, plan)).attempts()).isEqualTo(3);
    }

    @Test
    void theReasonIsThatOfTheLastAttemptThatHasOne() {
        JobPlan plan = JobPlan.byPolls("running", "incomplete", "running", "incomplete", "running", "failed")
                .failing(List.of(Optional.of(FULL), Optional.of(EXPIRED), Optional.empty()));
        JobFailure failure = failure(await(AirbyteApi.CONFIG, plan));
        assertThat(failure.message()).isEqualTo("Password expired");
        assertThat(failure.origin()).isEqualTo("source");
        assertThat(failure.type()).isEqualTo("config_error");
        assertThat(failure.attempt()).hasValue(2);
        assertThat(failure.parts()).containsExactly("attempt 1: Disk full", "attempt 2: Password expired");
        assertThat(failure.details().orElseThrow())
                .startsWith("java.lang.RuntimeException")
                .hasSizeLessThan(20_000);
    }

    @Test
    void aReasonWithoutWordsForPeopleIsTakenFromThoseForDevelopers() {
        JobPlan plan = JobPlan.byPolls("running", "failed")
                .failing(new AttemptFailure("source", null, null, "connection reset\n\tat line 2", null));
        assertThat(failure(await(AirbyteApi.CONFIG, plan)).message()).isEqualTo("connection reset");
    }

    @ParameterizedTest
    @EnumSource
    void aStartedJobMayNameItsConnectionWithABlank(AirbyteApi api) {
        fixture.fault(AirbyteFixture.operation(api, "sync-connection", "create-job"), Fault.rewriteJson(body -> {
            if (api == AirbyteApi.CONFIG) {
                body.withObject("/job").put("configId", "");
            } else {
                body.put("connectionId", " ");
            }
        }));
        Job started = right(fixture.open(api).sync(fixture.connection(), SyncRequest.full()));
        assertThat(started.ref().jobId()).isEqualTo("1");
    }

    @Test
    void aFailureForAnUnknownJobIsExplainedByTheList() {
        fixture.jobs().unknownIdsFail(true);
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        fixture.jobs().forget(1);
        failed(connections.job(ref), ConnectorError.JobUnknown.class);
    }

    @Test
    void aListThatCannotBeReadInFullProvesNoJobMissing() {
        fixture.jobs().unknownIdsFail(true);
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        fixture.jobs().forget(1);
        fixture.fault(
                "list-jobs", Fault.rewriteJson(body -> body.withArray("jobs").addNull()));
        failed(connections.job(ref), ConnectorError.ProviderFailure.class);
    }

    @Test
    void aFailureIsNotTakenForAnUnknownJob() {
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        fixture.simulator()
                .faults()
                .on("get-job-light")
                .times(3)
                .inject(Fault.status(500).json("{\"errorId\": \"x\"}"));
        failed(connections.job(ref), ConnectorError.ProviderFailure.class);
    }

    @Test
    void cancellingAJobThatIsOverSendsNothingThatCouldHitAnother() {
        fixture.jobs().next(JobPlan.byPolls("succeeded"), JobPlan.endless());
        Connections connections = fixture.open();
        JobRef over = started(connections);
        right(connections.sync(fixture.connection(), SyncRequest.full()));
        assertThat(right(connections.cancel(over)).status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests("cancel-job")).isZero();
        assertThat(fixture.jobs().status(2)).contains("running");
    }

    @Test
    void aServerOf2023TellsAttemptsAndReasonsInItsList() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        JobFailure failure = failure(await(
                AirbyteApi.CONFIG,
                JobPlan.byPolls("running", "incomplete", "running", "failed").failing(FULL, EXPIRED)));
        assertThat(failure.message()).isEqualTo("Password expired");
        assertThat(fixture.requests("get-job")).isZero();
    }

    @Test
    void anOddAttemptOfAListedJobCostsItselfAlone() {
        fixture.jobs().next(JobPlan.byPolls("running", "failed").failing(EXPIRED));
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        failed(connections.await(ref, WaitPolicy.standard()), ConnectorError.JobFailed.class);
        fixture.fault(
                "list-jobs",
                Fault.rewriteJson(body -> body.withArray("/jobs/0/attempts").insertNull(0)));
        Job listed = right(connections.jobs(fixture.connection(), JobQuery.all()))
                .items()
                .get(0);
        assertThat(listed.failure().orElseThrow().message()).isEqualTo("Password expired");
        assertThat(listed.warnings()).singleElement().asString().contains("an attempt was left out");
    }

    @Test
    void attemptsThatCannotBeReadAtAllAreTold() {
        fixture.jobs().start(fixture.connection().value(), "sync");
        fixture.fault(
                "list-jobs",
                Fault.rewriteJson(body -> ((ObjectNode) body.path("jobs").path(0)).put("attempts", "many")));
        assertThat(right(fixture.open().jobs(fixture.connection(), JobQuery.all()))
                        .items())
                .singleElement()
                .satisfies(job ->
                        assertThat(job.warnings()).singleElement().asString().contains("attempts"));
    }

    @Test
    void anOddReasonOfAnAttemptCostsItselfAloneAndIsTold() {
        fixture.jobs().next(JobPlan.byPolls("running", "failed").failing(EXPIRED));
        fixture.faultAlways(
                "get-job-without-logs",
                Fault.rewriteJson(body -> body.withArray("/attempts/0/attempt/failureSummary/failures")
                        .insertNull(0)));
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        Either<ConnectorError, Job> failed = connections.await(ref, WaitPolicy.standard());
        assertThat(failure(failed).message()).isEqualTo("Password expired");
        assertThat(((ConnectorError.JobFailed) failed.getLeft()).job().warnings())
                .singleElement()
                .asString()
                .contains("could not be read");
    }

    @ParameterizedTest
    @EnumSource
    void aTimeThatIsNoneIsKeptAsItCameAndTold(AirbyteApi api) {
        fixture.fault(AirbyteFixture.operation(api, "sync-connection", "create-job"), Fault.rewriteJson(body -> {
            if (api == AirbyteApi.CONFIG) {
                body.withObject("/job").put("createdAt", Long.MAX_VALUE);
            } else {
                body.put("startTime", "yesterday");
            }
        }));
        Job started = right(fixture.open(api).sync(fixture.connection(), SyncRequest.full()));
        assertThat(started.createdAt()).isEmpty();
        assertThat(started.warnings()).singleElement().asString().contains("is no time that can be told");
        assertThat(started.vendorFields().toJson())
                .containsAnyOf("\"createdAt\":9223372036854775807", "\"startTime\":\"yesterday\"");
    }

    @Test
    void aServerOf2023CannotFilterJobs() {
        fixture.restart(AirbyteOptions.of2023().auth(AuthMode.NONE));
        JobQuery running = new JobQuery(Optional.of("running"), 0, Optional.empty());
        failed(fixture.open().jobs(fixture.connection(), running), ConnectorError.Unsupported.class);
    }

    @Test
    void aServerWithoutWholeJobsIsAskedForALightOneAgain() {
        Fault unknown = Fault.status(404).json("{\"message\": \"Page Not Found\"}");
        fixture.fault("get-job-light", unknown);
        fixture.fault("get-job", unknown);
        Connections connections = fixture.open();
        JobRef ref = started(connections);
        assertThat(connections.job(ref).isLeft()).isTrue();
        assertThat(right(connections.job(ref)).ref()).isEqualTo(ref);
        assertThat(fixture.requests("get-job-light")).isEqualTo(2);
    }

    @Test
    void aServerWithoutLightAnswersIsAskedForWholeOnes() {
        fixture.faultAlways("get-job-light", Fault.status(404).json("{\"message\": \"Page Not Found\"}"));
        Job done = right(await(
                AirbyteApi.CONFIG,
                JobPlan.byPolls("running", "running", "succeeded").logging(200_000, 0)));
        assertThat(done.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(fixture.requests("get-job-light")).isEqualTo(1);
        assertThat(fixture.requests("get-job")).isEqualTo(3);
    }
}
