package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;

/** INC-07: the wait times out, the job runs on, and nobody knows (apache/airflow#36070, #24574, #64048). */
class Inc07WaitExpiresTest {
    /** Two polls, and patience is over. */
    private static final WaitPolicy LEAVE = WaitPolicy.builder()
            .total(Duration.ofSeconds(1))
            .pauses(Duration.ofSeconds(2), Duration.ofSeconds(2))
            .build();

    private static final WaitPolicy CANCEL =
            LEAVE.toBuilder().onExpiry(WaitPolicy.Expiry.CANCEL).build();

    private static JobRef running(Stage stage, Connections client) {
        return stage.started(client, JobStep.of(JobState.RUNNING));
    }

    @ForEveryProvider(with = "SYNC")
    void byDefaultTheJobIsLeftAlone(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        int before = stage.journal().all().size();

        ConnectorError error = client.await(ref, LEAVE).getLeft();

        assertThat(WaitPolicy.standard().onExpiry()).isEqualTo(WaitPolicy.Expiry.LEAVE);
        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(stage.journal().all())
                .hasSize(before + stage.sent(NeutralCall.JOB).size());
        assertThat(client.job(ref).get().status().isTerminal()).isFalse();
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void aJobIsCancelledOnceAndItsEndIsAnswered(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);

        Job ended = client.await(ref, CANCEL).get();

        assertThat(ended.status().state()).isEqualTo(JobState.CANCELLED);
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void aCancelWhoseAnswerIsLostIsToldSo(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        stage.always(NeutralCall.CANCEL, Fault.htmlProxy(504));

        ConnectorError error = client.await(ref, CANCEL).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertThat(error.message()).contains("cancel was sent", "unknown");
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC_CANCEL")
    void aJobThatSucceededBeforeTheCancelCameIsASuccess(Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(
                client,
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.RUNNING),
                JobStep.of(JobState.SUCCEEDED));
        stage.always(NeutralCall.CANCEL, Fault.status(409));

        Job ended = client.await(ref, CANCEL).get();

        assertThat(ended.status().state()).isEqualTo(JobState.SUCCEEDED);
        // Who looks before cancelling may have seen it.
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSizeLessThanOrEqualTo(1);
    }

    private static Either<ConnectorError, Job> thrown(Connections client, JobRef ref, WaitPolicy policy) {
        try {
            return Either.right(client.orThrow().await(ref, policy));
        } catch (ConnectorException e) {
            return Either.left(e.error());
        }
    }

    private static Either<ConnectorError, Job> async(Connections client, JobRef ref, WaitPolicy policy) {
        return client.async()
                .await(ref, policy)
                .handle((job, failure) -> failure == null
                        ? Either.<ConnectorError, Job>right(job)
                        : Either.<ConnectorError, Job>left(((ConnectorException) failure).error()))
                .join();
    }

    @ForEveryProvider(with = "SYNC")
    void everyStyleOfTheInterfaceGivesTheSameAnswer(ConformanceTarget target) {
        for (List<JobStep> script : List.of(
                List.of(JobStep.of(JobState.RUNNING)),
                List.of(JobStep.of(JobState.SUCCEEDED)),
                List.of(new JobStep(JobState.FAILED, "", "the source said no")))) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                JobStep[] steps = script.toArray(JobStep[]::new);
                WaitPolicy policy = WaitPolicy.upTo(Duration.ofMinutes(5));

                String blocking = told(client.await(stage.started(client, steps), policy));
                String throwing = told(thrown(client, stage.started(client, steps), policy));
                String later = told(async(client, stage.started(client, steps), policy));

                assertThat(List.of(throwing, later)).as("%s", script).containsOnly(blocking);
            }
        }
    }

    private static String told(Either<ConnectorError, Job> answer) {
        return answer.fold(
                error -> error.kind().name(), job -> job.status().state().name());
    }

    @ForEveryProvider(with = "SYNC", without = "SYNC_CANCEL")
    void whoCannotCancelSaysSoBeforeTheWaitBegins(Stage stage) {
        Connections client = stage.open();
        JobRef ref = running(stage, client);
        stage.journal().clear();

        ConnectorError error = client.await(ref, CANCEL).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.UNSUPPORTED);
        assertThat(stage.journal().all()).isEmpty();
    }
}
