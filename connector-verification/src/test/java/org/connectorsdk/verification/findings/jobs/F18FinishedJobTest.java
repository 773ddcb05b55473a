package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-18: nothing is sent to cancel what has ended, and a refusal is judged by looking. */
@Finding(value = "F-18", rule = "A finished job is not cancelled; a cancel that finds it finished says so")
class F18FinishedJobTest {

    /** How a job goes, and whether the client has seen its end before it cancels. */
    private record Course(JobState end, boolean seen, Fault refusal) {}

    static List<Input<Course>> inputs() {
        return List.of(
                Input.of("it was seen to succeed", new Course(JobState.SUCCEEDED, true, Fault.pass())),
                Input.of("it was seen to fail", new Course(JobState.FAILED, true, Fault.pass())),
                Input.of("it was seen cancelled", new Course(JobState.CANCELLED, true, Fault.pass())),
                Input.of("it has succeeded meanwhile: 409", new Course(JobState.SUCCEEDED, false, Fault.status(409))),
                Input.of("it has failed meanwhile: 409", new Course(JobState.FAILED, false, Fault.status(409))),
                Input.of("it has succeeded meanwhile: 400", new Course(JobState.SUCCEEDED, false, Fault.status(400))),
                Input.of("it has succeeded meanwhile: 422", new Course(JobState.SUCCEEDED, false, Fault.status(422))));
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void theAnswerIsTheFinishedJobWithAWarning(Case<Course> one, Stage stage) {
        Connections client = stage.open();
        Course course = one.value();
        JobRef ref = stage.started(client, JobStep.of(course.end()));
        if (course.seen()) {
            client.await(ref, WaitPolicy.standard());
        } else {
            stage.always(NeutralCall.CANCEL, course.refusal());
        }

        Job job = one.answer(client, ViewCall.cancel(ref));

        assertThat(job.status().state()).isEqualTo(course.end());
        assertThat(job.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "already finished: " + course.end().name().toLowerCase(Locale.ROOT)));
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSizeLessThanOrEqualTo(course.seen() ? 0 : 1);
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void aCancelOfAJobThatRunsReachesTheServer(Case<Course> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        client.job(ref).get();

        Job job = one.answer(client, ViewCall.cancel(ref));

        assertThat(job.warnings()).noneMatch(warning -> warning.startsWith("already finished"));
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
    }

    /** How the finished job ended, and how the other one of the same connection stands. */
    private record Pair(JobState end, JobState other) {}

    static List<Input<Pair>> pairs() {
        return List.of(
                Input.of("one runs after a success", new Pair(JobState.SUCCEEDED, JobState.RUNNING)),
                Input.of("one waits after a success", new Pair(JobState.SUCCEEDED, JobState.QUEUED)),
                Input.of("one runs after a failure", new Pair(JobState.FAILED, JobState.RUNNING)),
                Input.of("one waits after a failure", new Pair(JobState.FAILED, JobState.QUEUED)),
                Input.of("one runs after a cancellation", new Pair(JobState.CANCELLED, JobState.RUNNING)),
                Input.of("one waits after a cancellation", new Pair(JobState.CANCELLED, JobState.QUEUED)));
    }

    /** Whoever cancels a job that is over may mean the next one; a vendor that cancels by connection would hit it. */
    @ForEveryCase(
            with = {"SYNC_CANCEL", "JOB_LIST"},
            inputs = "pairs")
    void anotherJobThatIsActiveIsNamedAndGoesOn(Case<Pair> one, Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.syncable(JobStep.of(one.value().end()));
        JobRef finished = client.sync(id, SyncRequest.full()).get().ref();
        client.await(finished, WaitPolicy.standard());
        stage.harness()
                .scriptNextJob(List.of(
                        JobStep.of(one.value().other()),
                        JobStep.of(one.value().other()),
                        JobStep.of(one.value().other())));
        JobRef active = client.sync(id, SyncRequest.full()).get().ref();

        Job job = one.answer(client, ViewCall.cancel(finished));

        assertThat(job.ref().jobId()).isEqualTo(finished.jobId());
        assertThat(job.warnings())
                .anyMatch(warning -> warning.startsWith("job " + active.jobId() + " of the same connection is "));
        assertThat(stage.sent(NeutralCall.CANCEL)).isEmpty();
        assertThat(client.job(active).get().status().isTerminal()).isFalse();
    }
}
