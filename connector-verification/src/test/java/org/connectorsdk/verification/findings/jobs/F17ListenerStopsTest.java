package org.connectorsdk.verification.findings.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.Logged;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** F-17: who listens to a wait can end it; who only fails cannot. */
@Finding(value = "F-17", rule = "A wait can be stopped by who listens")
class F17ListenerStopsTest {
    private static final class HeartbeatLost extends CancellationException {
        private static final long serialVersionUID = 1;
    }

    static List<Input<Function<Job, WaitPolicy.Next>>> inputs() {
        return List.of(
                Input.of("it answers STOP", job -> WaitPolicy.Next.STOP),
                Input.of("it throws CancellationException", job -> {
                    throw new CancellationException("heartbeat");
                }),
                Input.of("it throws one of its own kinds", job -> {
                    throw new HeartbeatLost();
                }),
                Input.of("it stops at the third look", new Countdown(3)),
                Input.of(
                        "it stops once the job runs",
                        job -> job.status().state() == JobState.RUNNING
                                ? WaitPolicy.Next.STOP
                                : WaitPolicy.Next.CONTINUE),
                Input.of(
                        "it stops by name of the status",
                        job -> job.status().isTerminal() ? WaitPolicy.Next.CONTINUE : WaitPolicy.Next.STOP));
    }

    /** Says STOP at one look of several, for one wait after the other. */
    private record Countdown(int looks, List<Job> seen) implements Function<Job, WaitPolicy.Next> {
        Countdown(int looks) {
            this(looks, new ArrayList<>());
        }

        @Override
        public WaitPolicy.Next apply(Job job) {
            seen.add(job);
            return seen.size() % looks == 0 ? WaitPolicy.Next.STOP : WaitPolicy.Next.CONTINUE;
        }
    }

    @ForEveryCase(with = "SYNC")
    void theWaitEndsWithTheHandleAndTheJobGoesOn(Case<Function<Job, WaitPolicy.Next>> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        WaitPolicy policy = WaitPolicy.builder().watch(one.value()).build();

        ConnectorError error = one.error(client, ViewCall.await(ref, policy));

        assertThat(error.kind()).isEqualTo(ErrorKind.WAIT_EXPIRED);
        ConnectorError.WaitExpired stopped = (ConnectorError.WaitExpired) error;
        assertThat(stopped.reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(stopped.job()).isEqualTo(ref);
        assertThat(client.job(ref).get().status().isTerminal()).isFalse();
    }

    @ForEveryCase(with = "SYNC_CANCEL")
    void theJobIsCancelledOnceWhereThePolicySaysSo(Case<Function<Job, WaitPolicy.Next>> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
        WaitPolicy policy = WaitPolicy.builder()
                .watch(one.value())
                .onExpiry(WaitPolicy.Expiry.CANCEL)
                .build();

        ConnectorError error = one.error(client, ViewCall.await(ref, policy));

        assertThat(((ConnectorError.WaitExpired) error).reason()).isEqualTo(WaitReason.STOPPED_BY_LISTENER);
        assertThat(error.message()).contains("a cancel was sent");
        assertThat(stage.sent(NeutralCall.CANCEL)).hasSize(1);
        assertThat(client.await(ref, WaitPolicy.standard()).get().status().state())
                .isEqualTo(JobState.CANCELLED);
    }

    static List<Input<RuntimeException>> failures() {
        return List.of(
                Input.of("a wrong state", new IllegalStateException("listener")),
                Input.of("a null", new NullPointerException("listener")),
                Input.of(
                        "a failed write to a closed stream",
                        new java.io.UncheckedIOException(new java.io.IOException("broken pipe"))));
    }

    @ForEveryCase(with = "SYNC", inputs = "failures")
    void whatElseItThrowsEndsNothing(Case<RuntimeException> one, Stage stage) {
        Connections client = stage.open();
        JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
        List<Job> seen = new ArrayList<>();
        WaitPolicy policy = WaitPolicy.builder()
                .listener(job -> {
                    seen.add(job);
                    throw one.value();
                })
                .build();

        assertThat(one.answer(client, ViewCall.await(ref, policy)).status().state())
                .isEqualTo(JobState.SUCCEEDED);
        assertThat(seen).hasSizeGreaterThan(1);
    }

    @ForEveryCase(with = "SYNC", inputs = "failures")
    @ResourceLock(Resources.SYSTEM_ERR)
    void whatElseItThrowsIsLoggedOnceInAWait(Case<RuntimeException> one, Stage stage) {
        Connections client = stage.open();
        JobStep running = JobStep.of(JobState.RUNNING);
        JobRef ref = stage.started(client, running, running, running, JobStep.of(JobState.SUCCEEDED));
        List<Job> seen = new ArrayList<>();
        WaitPolicy policy = WaitPolicy.builder()
                .listener(job -> {
                    seen.add(job);
                    throw one.value();
                })
                .build();

        String log = Logged.during(() -> one.ask(client, ViewCall.await(ref, policy)));

        assertThat(seen).hasSizeGreaterThan(2);
        assertThat(log.lines().filter(line -> line.contains("the listener of a wait failed")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(one.value().getClass().getName());
    }
}
