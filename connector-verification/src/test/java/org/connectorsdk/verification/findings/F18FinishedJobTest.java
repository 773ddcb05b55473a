package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
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
    void theAnswerIsTheFinishedJobWithAWarning(Case<Course> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            Course course = one.value();
            JobRef ref = stage.started(client, JobStep.of(course.end()));
            if (course.seen()) {
                client.await(ref, WaitPolicy.standard());
            } else {
                stage.on(NeutralCall.CANCEL).always().inject(course.refusal());
            }

            Job job = one.view().ask(client, ViewCall.cancel(ref)).get();

            assertThat(job.status().state()).isEqualTo(course.end());
            assertThat(job.warnings())
                    .anyMatch(warning -> warning.startsWith(
                            "already finished: " + course.end().name().toLowerCase(java.util.Locale.ROOT)));
            assertThat(stage.sent(NeutralCall.CANCEL)).hasSizeLessThanOrEqualTo(course.seen() ? 0 : 1);
        }
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void aCancelOfAJobThatRunsReachesTheServer(Case<Course> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
            client.job(ref).get();

            Job job = one.view().ask(client, ViewCall.cancel(ref)).get();

            assertThat(job.warnings()).noneMatch(warning -> warning.startsWith("already finished"));
            assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
        }
    }
}
