package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** F-33: a vendor's text can neither forge a line of a log nor tell a terminal what to do. */
@Finding(value = "F-33", rule = "A vendor's text passes one cleaning before any message, log or terminal")
class F33OneCleaningTest {
    static List<Input<String>> inputs() {
        return List.of(
                Input.of("a forged line", "run\r\n[ERROR] forged"),
                Input.of("a terminal's colours", "run \u001b[31mred\u001b[0m"),
                Input.of("C1 controls", "run\u009b31m\u0085next"),
                Input.of("separators", "run\u2028next\u2029next"),
                Input.of("a turned direction", "run \u202Egpj.exe\u2066x"),
                Input.of("marks of direction", "run\u200E\u200F\u061Cx"),
                Input.of("zero width", "ru\u200Bn\u200Dning\uFEFF\u2060"),
                Input.of("soft hyphen and fillers", "ru\u00ADn\u3164\u115F"),
                Input.of("tags", "run\uDB40\uDC41\uDB40\uDC42"),
                Input.of("an unpaired surrogate", "run\uD83D next"),
                Input.of("nul and backspace", "run\u0000\b\u007F"));
    }

    private static void assertClean(String text) {
        assertThat(text.codePoints()
                        .filter(c -> Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                                || c == 0x3164
                                || c == 0x115F)
                        .mapToObj(Integer::toHexString))
                .as(text)
                .isEmpty();
    }

    @ForEveryCase(with = "LIST")
    void errorIsOneCleanLine(Case<String> one, Stage stage) {
        String text = new JsonString(one.value()).toJson();
        stage.always(
                NeutralCall.LIST,
                Fault.status(422)
                        .json("{\"error\":{\"message\":" + text + ",\"code\":" + text + "},\"errors\":[{\"field\":"
                                + text + ",\"message\":" + text + "}]}"));

        ConnectorError error = one.error(stage.open(), ViewCall.list());

        assertClean(error.message());
        assertThat(error.message()).contains("ru");
        assertThat(((ConnectorError.InvalidRequest) error).violations())
                .allSatisfy(violation -> assertClean(violation.toString()));
    }

    private static JobStep word(String raw) {
        return new JobStep(JobState.UNKNOWN, raw, "");
    }

    @ForEveryCase(with = "SYNC")
    @ResourceLock(Resources.SYSTEM_ERR)
    void whatAWaitWarnsAndLogsIsClean(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, word(one.value()), word(one.value()), JobStep.of(JobState.SUCCEEDED));
        List<Job> seen = new ArrayList<>();
        WaitPolicy policy = WaitPolicy.builder().listener(seen::add).build();

        String log = Logged.during(() -> assertThat(
                        one.ask(client, ViewCall.await(ref, policy)).isRight())
                .isTrue());

        assertThat(log.lines().filter(line -> line.contains("unknown job status")))
                .singleElement()
                .satisfies(F33OneCleaningTest::assertClean);
        assertThat(log.lines()).noneMatch(line -> line.startsWith("[ERROR]") || line.startsWith("next"));
        assertThat(seen).allSatisfy(job -> {
            assertClean(job.status().toString());
            assertThat(job.warnings()).allSatisfy(F33OneCleaningTest::assertClean);
        });
    }

    @ForEveryCase(with = "SYNC")
    void whatAnEndedWaitSaysIsClean(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, word(one.value()));

        ConnectorError error = one.error(client, ViewCall.await(ref, WaitPolicy.upTo(Duration.ofMinutes(2))));

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        assertClean(error.message());
        assertThat(error.message()).contains("last seen");
    }

    @ForEveryCase(with = "SYNC")
    void theReasonOfAJobIsOneCleanLine(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, new JobStep(JobState.FAILED, "", one.value()));

        ConnectorError error = one.error(client, ViewCall.await(ref, WaitPolicy.standard()));

        assertClean(error.message());
        Job job = ((ConnectorError.JobFailed) error).job();
        assertThat(job.failure()).isPresent();
        assertClean(job.failure().get().message());
        assertThat(job.failure().get().parts()).allSatisfy(F33OneCleaningTest::assertClean);
        assertThat(job.warnings()).allSatisfy(F33OneCleaningTest::assertClean);
    }
}
