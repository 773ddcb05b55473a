package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobProgress;
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

/** F-16: a job that ended well may show what it moved a little later; a wait brings it, and does not wait for ever. */
@Finding(value = "F-16", rule = "The end of a job is read until its result is there, a bounded number of times")
class F16ResultIsReadTest {
    private static final int MOST_MORE_LOOKS = 5;
    private static final String MISSING = "its result is missing";
    private static final WaitPolicy EVERY_SECOND = WaitPolicy.builder()
            .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .build();

    /** Where each vendor tells what a job moved: in the job itself, or behind an address of its own. */
    private static String resultOperation(String target) {
        return switch (target) {
            case "planasonix" -> "orchestration.jobs.results";
            case "airbyte" -> "get-job-without-logs";
            case "airbyte-public" -> "public-get-job";
            default -> "get_job";
        };
    }

    /** Takes out of an answer what it says of what the job moved. */
    private static void withoutResult(ObjectNode answer, BiConsumer<ObjectNode, String> take) {
        Stream.of("result", "tables", "summary", "attempts", "bytesSynced", "rowsSynced")
                .filter(answer::has)
                .forEach(name -> take.accept(answer, name));
        if (answer.get("data") instanceof ObjectNode inner) {
            withoutResult(inner, take);
        }
    }

    /**
     * Looks from the one that sees the end: {@code n} for a result that is null, {@code o} for one that is left out,
     * {@code x} for 404, {@code e} for 500, {@code r} for a reset, {@code b} for an answer that is cut off.
     */
    static List<Input<String>> inputs() {
        return List.of(
                Input.of("null for three more polls", "nnnn"),
                Input.of("404 for three more polls", "nxxx"),
                Input.of("null at the first look alone", "n"),
                Input.of("left out", "oo"),
                Input.of("a failure of the server", "nee"),
                Input.of("a lost connection", "nrr"),
                Input.of("one of each", "nxerb"),
                Input.of("as late as it may come", "nnnnn"));
    }

    private static Fault fault(int letter) {
        return switch (letter) {
            case 'n' -> Fault.rewriteJson(answer -> withoutResult(answer, ObjectNode::putNull));
            case 'o' -> Fault.rewriteJson(answer -> withoutResult(answer, ObjectNode::remove));
            case 'x' -> Fault.status(404);
            case 'e' -> Fault.status(500);
            case 'r' -> Fault.resetBefore();
            case 'b' -> Fault.brokenJson();
            default -> throw new IllegalArgumentException(Character.toString(letter));
        };
    }

    private static ArmedFault spoil(Stage stage, String target, String looks) {
        return stage.on(resultOperation(target)).inject(faults(looks));
    }

    private static Fault[] faults(String looks) {
        return looks.chars().mapToObj(F16ResultIsReadTest::fault).toArray(Fault[]::new);
    }

    @ForEveryCase(with = "SYNC", except = "fivetran")
    void aResultThatComesLateIsBrought(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        ArmedFault late = spoil(stage, one.target().id(), one.value());

        Job job = one.answer(client, ViewCall.await(ref, EVERY_SECOND));

        assertThat(late.fired())
                .as("looks without a result")
                .isEqualTo(one.value().length());
        assertThat(stage.sent(NeutralCall.JOB)).hasSize(one.value().length() + 1);
        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.resultPending()).isFalse();
        assertThat(job.progress()).isEqualTo(client.job(ref).get().progress()).isNotEqualTo(JobProgress.none());
        assertThat(job.warnings()).noneMatch(warning -> warning.contains(MISSING));
    }

    /** What goes on for ever after the look that saw the end without its result. */
    static List<Input<String>> endless() {
        return List.of(
                Input.of("null for ever", "n"),
                Input.of("404 for ever", "x"),
                Input.of("left out for ever", "o"),
                Input.of("500 for ever", "e"),
                Input.of("resets for ever", "r"),
                Input.of("broken for ever", "b"));
    }

    private static void spoilForEver(Stage stage, Case<String> one) {
        spoil(stage, one.target().id(), "n" + one.value().repeat(100));
    }

    @ForEveryCase(with = "SYNC", except = "fivetran", inputs = "endless")
    void aResultThatNeverComesIsASuccessThatSaysSo(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        spoilForEver(stage, one);

        Job job = one.answer(client, ViewCall.await(ref, EVERY_SECOND));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.warnings())
                .filteredOn(warning -> warning.contains(MISSING))
                .singleElement()
                .asString()
                .contains("after " + MOST_MORE_LOOKS + " more polls");
        assertThat(stage.sent(NeutralCall.JOB)).hasSize(1 + MOST_MORE_LOOKS);
    }

    @ForEveryCase(with = "SYNC", except = "fivetran", inputs = "endless")
    void patienceThatEndsMeanwhileTakesTheSuccessFromNobody(Case<String> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        spoilForEver(stage, one);
        WaitPolicy brief = EVERY_SECOND.toBuilder()
                .total(Duration.ofSeconds(2))
                .onExpiry(
                        client.descriptor().supports(Capability.SYNC_CANCEL)
                                ? WaitPolicy.Expiry.CANCEL
                                : WaitPolicy.Expiry.LEAVE)
                .build();
        Instant began = stage.clock().instant();

        Job job = one.answer(client, ViewCall.await(ref, brief));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.warnings()).anyMatch(warning -> warning.contains(MISSING));
        assertThat(Duration.between(began, stage.clock().instant())).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    /** What a further look can be told so that more of them are in vain. */
    static List<Input<Integer>> forbidden() {
        return List.of(Input.of("a token that has run out", 401), Input.of("a role that was taken away", 403));
    }

    @ForEveryCase(with = "SYNC", except = "fivetran", inputs = "forbidden")
    void whoMayLookNoMoreHasTheSuccessAtOnce(Case<Integer> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.SUCCEEDED));
        String operation = resultOperation(one.target().id());
        boolean isApart = !stage.harness().operations(NeutralCall.JOB).get(0).equals(operation);
        spoil(stage, one.target().id(), "n");
        if (isApart) {
            stage.on(NeutralCall.JOB).inject(Fault.pass());
        }
        stage.always(NeutralCall.JOB, Fault.status(one.value()));

        Job job = one.answer(client, ViewCall.await(ref, EVERY_SECOND));

        assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.warnings()).anyMatch(warning -> warning.contains(MISSING));
        boolean asksForAToken = one.value() == 401 && client.descriptor().supports(Capability.TOKEN_REFRESH);
        assertThat(stage.sent(NeutralCall.JOB)).hasSize(asksForAToken ? 3 : 2);
    }
}
