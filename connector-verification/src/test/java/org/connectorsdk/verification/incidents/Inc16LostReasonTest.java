package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;

/** INC-16: the job failed; the reason was in the answer and got lost (constructorfabric/insight#3504, #3495). */
class Inc16LostReasonTest {
    private static final String REASON = "Password expired";

    private static ConnectorError failing(Stage stage, String reason) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING), new JobStep(JobState.FAILED, "", reason));
        ConnectorError error = client.await(ref, WaitPolicy.standard()).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.JOB_FAILED);
        return error;
    }

    private static Job job(ConnectorError error) {
        return ((ConnectorError.JobFailed) error).job();
    }

    @ForEveryProvider(with = "SYNC")
    void theReasonIsInTheMessageAndInTheJobAsData(Stage stage) {
        ConnectorError error = failing(stage, REASON);

        String shown = stage.harness().reasonShown(REASON);
        assertThat(error.message()).contains(shown).doesNotContain("\n");
        assertThat(job(error).failure().orElseThrow().message()).contains(shown);
        assertThat(job(error).status().state()).isEqualTo(JobState.FAILED);
    }

    @ForEveryProvider(with = "SYNC")
    void aMissingReasonIsReportedWithTheIdToLookUp(Stage stage) {
        ConnectorError error = failing(stage, "");

        assertThat(error.message()).contains(job(error).ref().display());
        assertThat(error.message().replaceAll("(?i)failed", "")).containsPattern("(reason|tables)");
    }

    @ForEveryProvider(with = "SYNC")
    void theBoundedLineNeverHoldsAStackTrace(Stage stage) {
        String trace = REASON + "\n\tat com.vendor.Source.read(Source.java:17)".repeat(1_000);

        ConnectorError error = failing(stage, trace);

        assertThat(error.message())
                .doesNotContain("\n", "Source.java")
                .contains(stage.harness().reasonShown(REASON))
                .hasSizeLessThan(2_500);
        assertThat(job(error).failure().orElseThrow().message())
                .doesNotContain("\n")
                .hasSizeLessThanOrEqualTo(2_000);
    }
}
