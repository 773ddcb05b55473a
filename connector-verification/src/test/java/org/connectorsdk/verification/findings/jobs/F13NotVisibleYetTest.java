package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-13: a job that cannot be seen for a moment is waited for; one that stays away is unknown. */
@Finding(value = "F-13", rule = "Not visible yet is not gone")
class F13NotVisibleYetTest {
    private static final WaitPolicy EVERY_SECOND = WaitPolicy.builder()
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .build();

    /** Looks in order: {@code x} for 404, {@code e} for 500, {@code r} for a reset, a dot for the truth. */
    static List<Input<String>> inputs() {
        return List.of(
                Input.of("the first look is a 404", "x"),
                Input.of("the first five looks are", "xxxxx"),
                Input.of("one between two good looks", ".x."),
                Input.of("three between two good looks", ".xxx."),
                Input.of("every other look", "x.x.x.x."),
                Input.of("among other failures", "xexrx"),
                Input.of("seven after a good look", ".xxxxxxx"));
    }

    private static Fault fault(int letter) {
        return switch (letter) {
            case 'x' -> Fault.status(404);
            case 'e' -> Fault.status(500);
            case 'r' -> Fault.resetBefore();
            default -> Fault.pass();
        };
    }

    private static JobRef started(Stage stage, Connections client) {
        return stage.started(
                client,
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.SUCCEEDED));
    }

    @ForEveryCase(with = "SYNC")
    void theWaitGoesOnAndSeesTheEnd(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = started(stage, client);
        ArmedFault looks = stage.on(NeutralCall.JOB)
                .inject(one.value()
                        .chars()
                        .mapToObj(F13NotVisibleYetTest::fault)
                        .toArray(Fault[]::new));

        Either<ConnectorError, Job> answer = one.ask(client, ViewCall.await(ref, EVERY_SECOND));

        assertThat(answer.get().status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(looks.isUnfired()).as("looks that never came").isFalse();
    }

    static List<Input<Duration>> windows() {
        return List.of(
                Input.of("the standard window", Duration.ofSeconds(10)),
                Input.of("no window", Duration.ZERO),
                Input.of("half a minute", Duration.ofSeconds(30)));
    }

    @ForEveryCase(with = "SYNC", inputs = "windows")
    void aJobThatStaysAwayIsUnknownOnceTheWindowIsOver(Case<Duration> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        client.job(ref).get();
        stage.harness().forgetJobs();
        Duration declared = client.descriptor().visibilityWindow();
        WaitPolicy policy = one.value().equals(Duration.ofSeconds(10))
                ? EVERY_SECOND
                : EVERY_SECOND.toBuilder().visibilityWindow(one.value()).build();
        Duration window = one.value().compareTo(declared) >= 0
                        || policy.visibilityWindow().isPresent()
                ? one.value()
                : declared;
        Instant began = stage.clock().instant();

        ConnectorError error = one.error(client, ViewCall.await(ref, policy));

        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_UNKNOWN);
        assertThat(Duration.between(began, stage.clock().instant())).isBetween(window, window.plusSeconds(3));
    }
}
