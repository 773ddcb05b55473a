package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** INC-10: a new job status breaks every pipeline overnight (airbytehq/airbyte-api-python-sdk#141). */
class Inc10NewStatusTest {

    private static JobStep word(String raw) {
        return new JobStep(JobState.UNKNOWN, raw, "");
    }

    private static JobStep[] queuedAs(String word) {
        return new JobStep[] {
            JobStep.of(JobState.QUEUED),
            word(word),
            JobStep.of(JobState.RUNNING),
            word("incomplete"),
            JobStep.of(JobState.RUNNING),
            JobStep.of(JobState.SUCCEEDED)
        };
    }

    @ForEveryProvider(with = "SYNC")
    void anUnknownWordIsWaitedThroughAndReadableAsItCame(ConformanceTarget target) {
        for (String word : List.of("queued", "paused_by_policy", "RUNNING")) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                JobRef ref = stage.started(client, queuedAs(word));
                List<String> seen = new ArrayList<>();
                WaitPolicy policy = WaitPolicy.builder()
                        .listener(job -> seen.add(job.status().raw()))
                        .build();

                Job job = client.await(ref, policy).get();

                assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
                assertThat(seen).contains(word, "incomplete");
            }
        }
    }

    @ForEveryProvider(with = "SYNC")
    @ResourceLock(Resources.SYSTEM_ERR)
    void itIsLoggedWhenFirstSeenAndNotAtEveryPoll(Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(
                client,
                word("paused_by_policy"),
                word("paused_by_policy"),
                word("paused_by_policy"),
                JobStep.of(JobState.SUCCEEDED));
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            client.await(ref, WaitPolicy.standard()).get();
        } finally {
            System.setErr(before);
        }

        assertThat(logged.toString(StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.contains("paused_by_policy"))
                .singleElement()
                .asString()
                .contains("unknown job status 'paused_by_policy'");
    }

    @ForEveryProvider(with = "SYNC")
    void anUnknownEndEndsTheWaitByNameWithoutSuccess(ConformanceTarget target) {
        for (Duration patience : List.of(Duration.ofMinutes(2), Duration.ofMinutes(7))) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                JobRef ref = stage.started(client, word("completed_with_warnings"));
                Instant began = stage.clock().instant();

                ConnectorError error = client.await(
                                ref,
                                WaitPolicy.builder()
                                        .unknownStatusPatience(patience)
                                        .build())
                        .getLeft();

                assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
                assertThat(error.message()).contains("completed_with_warnings");
                assertThat(Duration.between(began, stage.clock().instant()))
                        .isBetween(Duration.ZERO, patience.plusSeconds(60));
            }
        }
    }

    /** Takes a member away wherever it is. */
    private static void strip(JsonNode node, String member, boolean toNull) {
        if (node instanceof ObjectNode object && object.has(member)) {
            if (toNull) {
                object.putNull(member);
            } else {
                object.remove(member);
            }
        }
        node.forEach(child -> strip(child, member, toNull));
    }

    @ForEveryProvider(with = "SYNC")
    void anAnswerWithoutAStatusIsOneFailedPoll(ConformanceTarget target) {
        for (boolean toNull : new boolean[] {false, true}) {
            try (Stage stage = new Stage(target)) {
                Connections client = stage.open();
                JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
                List<String> seen = new ArrayList<>();
                stage.on(NeutralCall.JOB).times(2).inject(Fault.rewriteJson(answer -> strip(answer, "status", toNull)));

                Job job = client.await(
                                ref,
                                WaitPolicy.builder()
                                        .listener(each -> seen.add(each.status().raw()))
                                        .build())
                        .get();

                assertThat(job.status().state()).isEqualTo(JobState.SUCCEEDED);
                assertThat(seen).as("observations").doesNotContain("", "null");
            }
        }
    }

    @ForEveryProvider(with = "SYNC")
    void anAttemptThatFailedWhileAnotherFollowsIsNoEnd(Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, word("incomplete"), JobStep.of(JobState.SUCCEEDED));

        assertThat(client.await(ref, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.SUCCEEDED);
    }
}
