package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;

/** F-18: what is over is not cancelled, and who cancels it is told so. */
@Finding(value = "F-18", rule = "A finished job is not cancelled; a cancel that finds it finished says so")
class F18CancelTooLateTest {
    static List<Input<List<JobStep>>> inputs() {
        return List.of(
                Input.of("succeeded", List.of(JobStep.of(JobState.SUCCEEDED))),
                Input.of("failed", List.of(JobStep.of(JobState.FAILED))),
                Input.of("cancelled", List.of(JobStep.of(JobState.CANCELLED))),
                Input.of("succeeded late", List.of(JobStep.of(JobState.QUEUED), JobStep.of(JobState.SUCCEEDED))),
                Input.of("failed late", List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.FAILED))),
                Input.of(
                        "cancelled late",
                        List.of(
                                JobStep.of(JobState.RUNNING),
                                JobStep.of(JobState.RUNNING),
                                JobStep.of(JobState.CANCELLED))));
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void theAnswerIsTheJobAsItEndedAndSaysSo(Case<List<JobStep>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            Job ended = ended(stage, client, one.value());
            stage.on(NeutralCall.CANCEL).always().inject(Fault.status(409));

            Job answered = one.view().ask(client, ViewCall.cancel(ended.ref())).get();

            assertThat(answered.status()).isEqualTo(ended.status());
            assertThat(answered.warnings())
                    .anySatisfy(warning -> assertThat(warning)
                            .contains("already finished: " + ended.status().raw()));
        }
    }

    @ForEveryCase(only = {"airbyte", "planasonix"})
    void whereTheEndWasSeenNothingIsSent(Case<List<JobStep>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            Job ended = ended(stage, client, one.value());

            one.view().ask(client, ViewCall.cancel(ended.ref())).get();

            assertThat(stage.sent(NeutralCall.CANCEL)).isEmpty();
        }
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void anotherJobThatRunsIsNamed(Case<List<JobStep>> one) {
        try (Stage stage = new Stage(one.target())) {
            Connections client = stage.open();
            Job ended = ended(stage, client, one.value());
            JobStep running = JobStep.of(JobState.RUNNING);
            stage.subject().scriptNextJob(List.of(running, running, running, running, running, running));
            Job other = client.sync(ended.ref().connection().orElseThrow(), SyncRequest.full())
                    .get();
            stage.on(NeutralCall.CANCEL).always().inject(Fault.status(409));

            Job answered = one.view().ask(client, ViewCall.cancel(ended.ref())).get();

            assertThat(answered.warnings())
                    .anySatisfy(warning ->
                            assertThat(warning).contains("another", other.ref().jobId()));
        }
    }

    private static Job ended(Stage stage, Connections client, List<JobStep> steps) {
        JobRef ref = stage.started(client, steps.toArray(new JobStep[0]));
        Job seen = client.job(ref).get();
        for (int looks = 0; !seen.status().isTerminal() && looks < 10; looks++) {
            seen = client.job(ref).get();
        }
        assertThat(seen.status().isTerminal()).isTrue();
        return seen;
    }
}
