package org.connectorsdk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;

/** One wait, step by step, with the clock in hand. */
abstract class WaitInHand {
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration TEN = Duration.ofSeconds(10);
    static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE; // draws 0.5

    final ScriptedProvider provider = new ScriptedProvider(Capability.SYNC, Capability.SYNC_CANCEL);
    final DefaultConnections connections = (DefaultConnections) Connectors.of(provider)
            .open(
                    "scripted",
                    ConnectorConfig.empty(),
                    RuntimeContext.builder()
                            .time(provider.time)
                            .lend(RandomGenerator.class, MIDDLE)
                            .build())
            .get();

    JobPoller begin(WaitPolicy.Builder policy) {
        return connections.waitFor(ScriptedProvider.JOB, policy.build()).get();
    }

    static WaitPolicy.Builder minute() {
        return WaitPolicy.upTo(MINUTE).toBuilder();
    }

    static WaitPolicy.Builder cancelling() {
        return minute().onExpiry(WaitPolicy.Expiry.CANCEL).cancelPatience(TEN);
    }

    void pass(Duration span) {
        provider.time.advance(span);
    }

    static Duration pause(JobPoller.Step step) {
        assertThat(step.result()).as("goes on").isNull();
        return step.pause();
    }

    static ConnectorError error(JobPoller.Step step) {
        return requireNonNull(step.result()).getLeft();
    }

    static Job job(JobPoller.Step step) {
        return requireNonNull(step.result()).get();
    }

    static ConnectorError.WaitExpired expired(JobPoller.Step step) {
        return (ConnectorError.WaitExpired) error(step);
    }

    static ConnectorError timeout() {
        return ScriptedProvider.timeout(Outcome.REFUSED);
    }

    static Job pending() {
        return ScriptedProvider.job("succeeded", JobState.SUCCEEDED).toBuilder()
                .resultPending(true)
                .build();
    }
}
