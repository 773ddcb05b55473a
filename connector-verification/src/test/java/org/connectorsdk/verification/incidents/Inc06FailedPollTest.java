package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.connectorsdk.testkit.simulator.Exchange;

/**
 * INC-06: one failed status poll is reported as a failed sync (DalgoT4D/DDP_backend#1087,
 * prefect-archive/prefect-airbyte#14, databricks/databricks-jdbc#1643).
 */
class Inc06FailedPollTest {
    private static final WaitPolicy STEADY = WaitPolicy.builder()
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .build();

    private static JobRef running(Stage stage, Connections client) {
        return stage.started(client, JobStep.of(JobState.RUNNING));
    }

    private static JobRef succeedingAfterThreeLooks(Stage stage, Connections client) {
        return stage.started(
                client,
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.SUCCEEDED));
    }

    /** Running, time-out, running, gateway page, reset, 429, running, and so on. */
    private static ArmedFault stormyPolls(Stage stage) {
        return stage.on(NeutralCall.JOB)
                .inject(
                        Fault.pass(),
                        stage.silent(),
                        Fault.pass(),
                        Fault.htmlProxy(502),
                        Fault.resetBefore(),
                        Fault.status(429).header("Retry-After", "7"),
                        Fault.pass(),
                        Fault.pass());
    }

    @ForEveryProvider(with = "SYNC")
    void theWaitEndsInSuccessAndSeesAllPolls(Stage stage) {
        Connections client = stage.open();
        JobRef ref = succeedingAfterThreeLooks(stage, client);
        ArmedFault polls = stormyPolls(stage);

        Job job = client.await(ref, STEADY).get();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(polls.isUnfired()).as("some of the eight polls never came").isFalse();
    }

    @ForEveryProvider(with = "SYNC")
    void pausesFollowTheScheduleAndThePauseThatTheServerAskedFor(Stage stage) {
        Connections client = stage.open();
        JobRef ref = succeedingAfterThreeLooks(stage, client);
        stormyPolls(stage);

        client.await(ref, STEADY).get();

        List<Exchange> polls = stage.sent(NeutralCall.JOB);
        for (int i = 1; i < polls.size(); i++) {
            Exchange before = polls.get(i - 1);
            Duration pause = Duration.between(before.virtualTime(), polls.get(i).virtualTime());
            assertThat(pause)
                    .as("pause after poll %s", i)
                    .isGreaterThanOrEqualTo(Duration.ofMillis(before.status() == 429 ? 7_000 : 800));
        }
    }

    @ForEveryProvider(with = "SYNC")
    void failingPollsEndTheWaitWithLastStatusTimeAndHandle(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        stage.on(NeutralCall.JOB).fromAttempt(2).always().inject(Fault.status(500));
        Instant began = stage.clock().instant();

        ConnectorError error = client.await(ref, STEADY).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        ConnectorError.WaitExpired expired = (ConnectorError.WaitExpired) error;
        assertThat(expired.job()).isEqualTo(ref);
        assertThat(expired.lastSeen().orElseThrow().status().isTerminal()).isFalse();
        assertThat(expired.lastSeen().orElseThrow().observedAt()).isPresent();
        assertThat(error.message()).contains("last seen", began.toString().substring(0, 16), ref.encode());
        // The last pause may be as long as the breaker stays open, 30 s, and a fifth for jitter.
        assertThat(Duration.between(began, stage.clock().instant()))
                .isBetween(STEADY.failedSpan(), STEADY.failedSpan().plusSeconds(36));
    }

    @ForEveryProvider(with = "SYNC")
    void aRefusedCredentialStopsTheWaitAtOnceWithTheHandle(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        stage.always(NeutralCall.JOB, Fault.status(403));

        ConnectorError error = client.await(ref, STEADY).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.PERMISSION_DENIED);
        assertThat(error.message()).contains(ref.encode());
        assertThat(stage.sent(NeutralCall.JOB)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC")
    void aJobThatIsGoneIsNeitherASuccessNorAFailure(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        List<Job> seen = new ArrayList<>();
        WaitPolicy policy = STEADY.toBuilder()
                .listener(job -> {
                    seen.add(job);
                    stage.harness().forgetJobs();
                })
                .build();

        ConnectorError error = client.await(ref, policy).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_UNKNOWN);
        assertThat(seen).hasSize(1);
        assertThat(stage.harness().syncsStarted()).isOne();
    }

    @ForEveryProvider(with = "SYNC")
    void oneGoodPollMakesTheFailuresBeforeItForgotten(Stage stage) {
        Connections client = stage.open();
        JobRef ref = succeedingAfterThreeLooks(stage, client);
        Fault bad = Fault.status(500);
        stage.on(NeutralCall.JOB).inject(bad, bad, Fault.pass(), bad, bad, Fault.pass(), bad, bad);
        WaitPolicy impatient =
                STEADY.toBuilder().toleratedFailures(3, Duration.ZERO).build();

        assertThat(client.await(ref, impatient).get().status().state()).isEqualTo(JobState.SUCCEEDED);
    }
}
