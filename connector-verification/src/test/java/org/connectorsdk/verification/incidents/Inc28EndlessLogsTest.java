package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vavr.control.Either;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.wire.Answer;

/**
 * INC-28: the status carries all logs: seconds for each poll, then out of memory (dagster-io/dagster#9649,
 * airbytehq/airbyte#25249).
 */
class Inc28EndlessLogsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final int LOG_LINES_MEBIBYTES = 60;

    /** The vendor's own answer with log lines in front of everything else. */
    private static Fault withLogs() {
        byte[] line = (",\"" + "l".repeat(1021) + "\"").getBytes(StandardCharsets.UTF_8);
        return Fault.rewrite(answer -> Answer.stream(answer.status(), "application/json", out -> {
            byte[] honest = answer.bodyBytes();
            out.write("{\"logs\":{\"logLines\":[\"first\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < LOG_LINES_MEBIBYTES * 1024; i++) {
                out.write(line);
            }
            out.write("]},".getBytes(StandardCharsets.UTF_8));
            out.write(honest, 1, honest.length - 1);
        }));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @ForEveryProvider(with = "SYNC")
    void aPollSkipsTheLogsInLittleMemoryOrRefusesThem(Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        client.job(ref).get();
        stage.always(NeutralCall.JOB, withLogs());
        long before = allocated();

        Either<ConnectorError, Job> polled = client.job(ref);
        long growth = allocated() - before;

        if (polled.isRight()) {
            assertThat(growth).as("bytes for one poll").isLessThan(2L * MEBIBYTE);
            assertThat(polled.get().vendorFields().toJson()).doesNotContain("llll");
        } else {
            assertThat(polled.getLeft().kind()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
            assertThat(polled.getLeft().message()).contains("max-");
        }
    }

    @ForEveryProvider(with = "LIST")
    void endlessAnswersAndZipBombsEndAtTheNamedCeiling(ConformanceTarget target) {
        for (Fault fault : new Fault[] {Fault.endlessBody(), Fault.gzipBomb(5L << 30)}) {
            try (Stage stage = new Stage(target)) {
                stage.always(NeutralCall.LIST, fault);
                Connections client = stage.open(config -> config.set("max-answer-bytes", MEBIBYTE)
                        .set("max-skipped-bytes", MEBIBYTE)
                        .set("max-element-bytes", MEBIBYTE));

                ConnectorError error = client.list(ConnectionQuery.all()).getLeft();

                assertThat(error.kind()).as(fault.name()).isEqualTo(ErrorKind.PAYLOAD_TOO_LARGE);
                assertThat(((ConnectorError.PayloadTooLarge) error).limit()).isEqualTo(MEBIBYTE);
                assertThat(error.message()).contains(((ConnectorError.PayloadTooLarge) error).setting());
                assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
            }
        }
    }

    @ForEveryProvider(with = "LIST")
    void anAnswerThatDribblesEndsAtTheDeadlineOfTheCall(Stage stage) {
        stage.always(
                NeutralCall.LIST,
                Fault.rewrite(answer -> Answer.stream(200, "application/json", out -> {
                    for (int i = 0; i < 100_000; i++) {
                        stage.clock().advance(Duration.ofSeconds(1));
                        out.write(' ');
                        out.flush();
                    }
                    out.write(answer.bodyBytes());
                })));
        Connections client = stage.open();

        ConnectorError error = client.list(ConnectionQuery.all()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT);
        assertThat(((ConnectorError.Timeout) error).limit()).isEqualTo(ConnectorError.Limit.DEADLINE);
    }
}
