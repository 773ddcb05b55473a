package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-15: when a job is looked at depends on the job and on what its server asks for, with a little chance. */
@Finding(value = "F-15", rule = "Polls follow the job, not the clock of everybody")
class F15PollPaceTest {

    /** What an answer says about coming again, and the least and the most seconds until the next look. */
    private record Hint(String retryAfter, int status, int least, int most) {}

    static List<Input<Hint>> inputs() {
        return List.of(
                Input.of("a good answer that asks for 30 s", new Hint("30", 200, 30, 36)),
                Input.of("a good answer that asks for 7.5 s", new Hint("7.5", 200, 7, 9)),
                Input.of("a good answer that asks for less than we wait", new Hint("1", 200, 1, 3)),
                Input.of("a good answer that asks for nonsense", new Hint("soon", 200, 1, 3)),
                Input.of("a good answer that asks for two minutes", new Hint("120", 200, 120, 144)),
                Input.of("a 404 that asks for 15 s", new Hint("15", 404, 15, 18)),
                Input.of("a 503 that asks for 20 s", new Hint("20", 503, 20, 24)),
                Input.of("a 429 that asks for 45 s", new Hint("45", 429, 45, 54)));
    }

    @ForEveryCase(with = "SYNC")
    void thePauseThatTheServerAskedForIsKept(Case<Hint> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        Hint hint = one.value();
        stage.on(NeutralCall.JOB)
                .inject(
                        hint.status() == 200
                                ? Fault.rewrite(answer -> answer.header("Retry-After", hint.retryAfter()))
                                : Fault.status(hint.status()).header("Retry-After", hint.retryAfter()));

        one.ask(client, ViewCall.await(ref, WaitPolicy.upTo(Duration.ofMinutes(5))));

        assertThat(stage.gaps(NeutralCall.JOB).get(0))
                .isBetween(Duration.ofSeconds(hint.least()), Duration.ofSeconds(hint.most()));
    }

    static List<Input<WaitPolicy>> policies() {
        return List.of(
                Input.of("the standard", WaitPolicy.standard()),
                Input.of(
                        "a slow start",
                        WaitPolicy.builder()
                                .pauses(Duration.ofSeconds(5), Duration.ofSeconds(20))
                                .build()),
                Input.of("a steady pace", WaitPolicy.builder().share(0).build()),
                Input.of("half the age", WaitPolicy.builder().share(0.5).build()));
    }

    @ForEveryCase(with = "SYNC", inputs = "policies")
    void pausesAreAShareOfTheJobsAgeWithinBounds(Case<WaitPolicy> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        WaitPolicy policy = one.value().toBuilder().total(Duration.ofMinutes(5)).build();

        one.ask(client, ViewCall.await(ref, policy));

        List<Duration> gaps = stage.gaps(NeutralCall.JOB);
        double first = policy.firstPause().toMillis();
        double longest =
                policy.longestPause().orElse(client.descriptor().longestPause()).toMillis();
        double age = 0;
        for (Duration gap : gaps.subList(0, gaps.size() - 1)) { // the last one is what is left of the patience
            double pause = Math.max(first, Math.min(longest, policy.share() * age));
            double second = policy.share() * 1_200; // vendors tell whole seconds
            assertThat((double) gap.toMillis()).isBetween(0.79 * pause - second - 50, 1.21 * pause + second + 50);
            age += gap.toMillis();
        }
    }

    static List<Input<Integer>> crowds() {
        return List.of(Input.of("twenty waits", 20), Input.of("forty waits", 40));
    }

    /** They begin at the same instant of the job, and each looks again at one of its own. */
    @ForEveryCase(with = "SYNC", inputs = "crowds")
    void manyWaitsAreSpread(Case<Integer> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        WaitPolicy brief =
                WaitPolicy.builder().share(0).total(Duration.ofSeconds(3)).build();
        Set<Duration> pauses = new HashSet<>();
        for (int i = 0; i < one.value(); i++) {
            stage.journal().clear();
            one.ask(client, ViewCall.await(ref, brief));
            pauses.add(stage.gaps(NeutralCall.JOB).get(0));
        }

        assertThat(pauses).hasSizeGreaterThan(one.value() / 2);
        assertThat(Collections.max(pauses).minus(Collections.min(pauses))).isGreaterThan(Duration.ofMillis(200));
    }

    static List<Input<Integer>> rates() {
        return List.of(Input.of("one request in two seconds", 2), Input.of("one in twenty", 20));
    }

    @ForEveryCase(with = "SYNC", inputs = "rates")
    void aboveTheAccountsRateTheWaitSaysItIsSlower(Case<Integer> one, Stage stage) {
        Connections client = stage.open(config -> config.set("rate-limit", 1.0 / one.value()));
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        WaitPolicy quick = WaitPolicy.builder()
                .pauses(Duration.ofSeconds(1), Duration.ofSeconds(1))
                .total(Duration.ofMinutes(3))
                .build();

        ConnectorError error = one.error(client, ViewCall.await(ref, quick));

        assertThat(error.message()).contains("1 waits share", "requests a second");
        assertThat(stage.sent(NeutralCall.JOB).size()).isLessThanOrEqualTo(2 + 180 / one.value() * 5 / 4);
    }
}
