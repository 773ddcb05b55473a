package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.junit.jupiter.api.Test;

/** INC-09: the worker restarts and a second sync is started (apache/airflow#72414, kestra-io/plugin-dbt#307). */
class Inc09WorkerRestartsTest {

    /** Starts a sync in a process that dies: all that is left is a text. */
    private static String textOfADeadProcess(Stage stage, JobStep... steps) {
        try (Connections dies = stage.open()) {
            return stage.started(dies, steps).encode();
        }
    }

    @ForEveryProvider(with = "SYNC")
    void aHandleIsAShortVersionedTextAndComesBackFromIt(Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));

        String text = ref.encode();

        assertThat(JobRef.decode(text)).isEqualTo(ref);
        assertThat(text).hasSizeLessThan(300).startsWith(ref.inferred() ? "job2." : "job1.");
        stage.secrets().forEach(secret -> assertThat(text).doesNotContain(secret));
    }

    @ForEveryProvider(with = "SYNC")
    void itIsThereBeforeTheFirstLook(Stage stage) {
        JobRef ref = stage.started(stage.open(), JobStep.of(JobState.RUNNING));

        assertThat(ref.jobId()).isNotBlank();
        assertThat(stage.sent(NeutralCall.JOB)).isEmpty();
    }

    @ForEveryProvider(with = "SYNC")
    void awaitingItInANewProcessStartsNothing(Stage stage) {
        JobStep running = JobStep.of(JobState.RUNNING);
        String stored = textOfADeadProcess(stage, running, running, running, JobStep.of(JobState.SUCCEEDED));

        Job job =
                stage.open().await(JobRef.decode(stored), WaitPolicy.standard()).get();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC")
    void aJobThatEndedMeanwhileIsAnsweredAsItEnded(Stage stage) {
        String succeeded = textOfADeadProcess(stage, JobStep.of(JobState.SUCCEEDED));
        String failed = textOfADeadProcess(stage, new JobStep(JobState.FAILED, "", "the source said no"));
        Connections client = stage.open();

        Job job = client.await(JobRef.decode(succeeded), WaitPolicy.standard()).get();
        ConnectorError error =
                client.await(JobRef.decode(failed), WaitPolicy.standard()).getLeft();

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_FAILED);
        assertThat(error.message()).contains(stage.harness().reasonShown("the source said no"));
    }

    @ForEveryProvider(with = "SYNC")
    void aJobThatIsGoneIsToldSoAndNotStartedAgain(Stage stage) {
        String stored = textOfADeadProcess(stage, JobStep.of(JobState.RUNNING));
        stage.harness().forgetJobs();

        ConnectorError error =
                stage.open().await(JobRef.decode(stored), WaitPolicy.standard()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_UNKNOWN);
        assertThat(stage.sent(NeutralCall.SYNC)).hasSize(1);
    }

    @ForEveryProvider(with = "SYNC")
    void aHandleOfAnotherProviderOrAccountIsRefusedUnsent(Stage stage) {
        try (Stage elsewhere = new Stage(stage.target())) {
            JobRef ref = elsewhere.started(elsewhere.open(), JobStep.of(JobState.RUNNING));
            JobRef foreign = new JobRef("acme", ref.account(), ref.kind(), ref.jobId(), ref.connection());
            Connections client = stage.open();

            for (JobRef refused : new JobRef[] {ref, foreign}) {
                ConnectorError error =
                        client.await(refused, WaitPolicy.standard()).getLeft();
                assertThat(error.kind()).isEqualTo(ErrorKind.INVALID_REQUEST);
            }
            assertThat(stage.journal().all()).isEmpty();
        }
    }

    /** As version 0.1.0 wrote it. Texts of later versions are added here; none is ever taken away. */
    @Test
    void aHandleThatAnOlderVersionWroteIsStillRead() {
        String of010 = "job1.hotdata.0123456789abcdef.sync.am9iXzc3.Y29ubl8x";

        assertThat(JobRef.decode(of010))
                .isEqualTo(new JobRef(
                        "hotdata", "0123456789abcdef", "sync", "job_77", Optional.of(ConnectionId.of("conn_1"))));
        assertThat(JobRef.decode(of010).encode()).isEqualTo(of010);
    }

    @ForEveryProvider(with = "SYNC_GUARD")
    void startingAgainInANewProcessJoinsTheOldJob(Stage stage) {
        JobRef ref = JobRef.decode(textOfADeadProcess(stage, JobStep.of(JobState.RUNNING)));

        Job job = stage.open()
                .sync(ref.connection().orElseThrow(), SyncRequest.full())
                .get();

        assertThat(job.attached()).isTrue();
        assertThat(job.ref().jobId()).isEqualTo(ref.jobId());
    }
}
