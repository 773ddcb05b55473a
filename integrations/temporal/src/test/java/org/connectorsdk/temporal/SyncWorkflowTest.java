package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.activity.Activity;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.temporal.ConnectorActivities.Prepared;
import org.connectorsdk.temporal.ConnectorActivities.Recovered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class SyncWorkflowTest {
    private static final SyncOrder ORDER = SyncOrder.of("acme", "c1");

    private final ScriptedActivities vendor = new ScriptedActivities();
    private final Engine engine = Engine.scripted(vendor);

    @AfterEach
    void close() {
        engine.close();
    }

    private SyncEnd run() {
        return run(SyncPolicy.standard());
    }

    private SyncEnd run(SyncPolicy policy) {
        return engine.sync("one").run(order(policy));
    }

    private static SyncOrder order(SyncPolicy policy) {
        return new SyncOrder(ORDER.account(), ORDER.connection(), ORDER.request(), policy, "");
    }

    private ConnectorError failure(SyncPolicy policy) {
        WorkflowFailedException failed = catchThrowableOfType(WorkflowFailedException.class, () -> run(policy));
        return ConnectorFailures.toError(failed).orElseThrow();
    }

    private static ConnectorError.WaitExpired expired() {
        JobRef job = JobRef.decode(
                ScriptedActivities.job("acme", "c1", JobState.RUNNING).handle());
        return new ConnectorError.WaitExpired(
                ScriptedActivities.evidence("the job runs on").retryable(true).build(),
                job,
                Optional.empty(),
                WaitReason.PATIENCE);
    }

    private static ConnectorError.JobFailed failed() {
        JobRef ref = JobRef.decode(
                ScriptedActivities.job("acme", "c1", JobState.RUNNING).handle());
        Job job = Job.builder(ref, new JobStatus("failed", JobState.FAILED)).build();
        return new ConnectorError.JobFailed(
                ScriptedActivities.evidence("disk full").retryable(true).build(), job);
    }

    private static ConnectorError busy() {
        return new ConnectorError.RateLimited(
                ScriptedActivities.evidence("too many requests").retryable(true).build());
    }

    private static ConnectorError refused() {
        return new ConnectorError.PermissionDenied(
                ScriptedActivities.evidence("not allowed").build());
    }

    private static ConnectorError lost() {
        return new ConnectorError.OutcomeUnknown(
                ScriptedActivities.evidence("no answer")
                        .outcome(Outcome.UNKNOWN)
                        .build(),
                List.of());
    }

    // ---- ends

    @Test
    void aJobThatSucceedsIsTheResult() {
        SyncEnd end = run();

        assertThat(end.outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(end.job().rows()).isEqualTo(1);
        assertThat(vendor.calls).containsExactly("prepare acme/c1", "start acme/c1", "await acme/c1");
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"PARTIALLY_SUCCEEDED", "CANCELLED"})
    void aJobThatEndsOtherwiseIsAResultToo(JobState state) {
        vendor.waiting = order -> ScriptedActivities.ended(order.handle(), state);

        assertThat(run().outcome())
                .isEqualTo(
                        state == JobState.CANCELLED
                                ? SyncEnd.Outcome.JOB_CANCELLED
                                : SyncEnd.Outcome.PARTIALLY_SUCCEEDED);
    }

    @Test
    void aWaitThatExpiresFailsWithTheHandleAndIsNotMadeAgain() {
        vendor.waiting = order -> {
            throw ScriptedActivities.failure(expired());
        };

        assertThat(failure(SyncPolicy.standard())).isEqualTo(expired());
        assertThat(vendor.count("await")).isEqualTo(1);
    }

    @Test
    void aJobThatFailedFailsWithItsReasonAndIsNotWaitedForAgain() {
        vendor.waiting = order -> {
            throw ScriptedActivities.failure(failed());
        };

        assertThat(failure(SyncPolicy.standard())).isEqualTo(failed());
        assertThat(vendor.count("await")).isEqualTo(1);
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    // ---- starts

    @Test
    void aRefusedStartFailsWithWhatRefusedIt() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(refused());
        };

        assertThat(failure(SyncPolicy.standard())).isEqualTo(refused());
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    @Test
    void aStartThatIsPutOffIsSentAgainAfterANewPreparation() {
        vendor.starting = order -> {
            if (vendor.count("start") < 3) {
                throw ScriptedActivities.failure(busy());
            }
            return ScriptedActivities.job("acme", "c1", JobState.RUNNING);
        };

        assertThat(run().outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(vendor.count("prepare")).isEqualTo(3);
    }

    @Test
    void aStartIsPutOffAsLongAsTheVendorAsks() {
        List<Instant> starts = Collections.synchronizedList(new ArrayList<>());
        vendor.starting = order -> {
            Instant now = Instant.ofEpochMilli(engine.environment().currentTimeMillis());
            starts.add(now);
            if (starts.size() < 2) {
                throw ScriptedActivities.failure(
                        new ConnectorError.RateLimited(ScriptedActivities.evidence("too many requests")
                                .retryable(true)
                                .retryAt(now.plus(Duration.ofMinutes(20)))
                                .build()));
            }
            return ScriptedActivities.job("acme", "c1", JobState.RUNNING);
        };

        run();

        assertThat(Duration.between(starts.get(0), starts.get(1)))
                .isBetween(Duration.ofMinutes(20).minusSeconds(1), Duration.ofMinutes(21));
    }

    @Test
    void aVendorThatIsBusyForTooLongRefusesTheStart() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(busy());
        };

        ConnectorError error = failure(SyncPolicy.standard().starts(Duration.ofMinutes(1), Duration.ofMinutes(2)));

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(vendor.count("start")).isBetween(3L, 10L);
    }

    @Test
    void aLostStartIsFoundAndWaitedFor() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(lost());
        };
        vendor.recovering =
                order -> new Recovered(ScriptedActivities.job("acme", "found", JobState.RUNNING), false, "");

        assertThat(run().outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(vendor.calls("await")).containsExactly("acme/found");
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    @Test
    void aLostStartThatBeganNothingIsSentAgain() {
        vendor.starting = order -> {
            if (vendor.count("start") == 1) {
                throw ScriptedActivities.failure(lost());
            }
            return ScriptedActivities.job("acme", "c1", JobState.RUNNING);
        };

        assertThat(run().outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(vendor.count("start")).isEqualTo(2);
    }

    @Test
    void startsThatAreLostAgainAndAgainComeToAnEnd() {
        vendor.starting = order -> {
            throw new IllegalStateException("a worker that dies");
        };

        assertThatThrownBy(this::run).isInstanceOf(WorkflowFailedException.class);

        assertThat(vendor.count("start")).isLessThan(200);
    }

    @Test
    void aLostStartOfWhichNothingCanBeToldIsUnknown() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(lost());
        };
        vendor.recovering = order -> new Recovered(null, false, "two jobs may be it");

        assertThat(failure(SyncPolicy.standard()).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    @Test
    void aLookForALostStartThatIsRefusedLeavesItUnknown() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(lost());
        };
        vendor.recovering = order -> {
            throw ScriptedActivities.failure(refused());
        };

        assertThat(failure(SyncPolicy.standard()).kind()).isEqualTo(ErrorKind.OUTCOME_UNKNOWN);
        assertThat(vendor.count("start")).isEqualTo(1);
    }

    @Test
    void aLostStartIsSentAgainWhereThePolicyDares() {
        vendor.starting = order -> {
            if (vendor.count("start") == 1) {
                throw ScriptedActivities.failure(lost());
            }
            return ScriptedActivities.job("acme", "c1", JobState.RUNNING);
        };
        vendor.recovering = order -> new Recovered(null, false, "nothing is shown");

        SyncEnd end = run(SyncPolicy.standard().onUnknown(SyncPolicy.OnUnknown.START_AGAIN));

        assertThat(end.outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(vendor.count("start")).isEqualTo(2);
    }

    private final List<String> keys = Collections.synchronizedList(new ArrayList<>());

    /** A start that gives no answer and takes a key, and what comes of those after it. */
    private void loseKeyedStart(Function<ConnectorActivities.StartOrder, JobReport> later) {
        vendor.preparing = order -> new Prepared("{}", true);
        vendor.starting = order -> {
            keys.add(order.key());
            if (keys.size() == 1) {
                Activity.getExecutionContext().doNotCompleteOnReturn();
                return null;
            }
            return later.apply(order);
        };
    }

    private static final SyncPolicy SHORT = SyncPolicy.standard().starts(Duration.ofMillis(1), Duration.ofMinutes(10));

    @Test
    void aLostStartWithAKeyIsSentAgainWithTheSameKey() {
        loseKeyedStart(order -> ScriptedActivities.job("acme", "c1", JobState.RUNNING));

        assertThat(run(SHORT).outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(keys).hasSize(2);
        assertThat(keys.get(1)).isEqualTo(keys.get(0)).isNotEmpty();
    }

    /** The refusal is of the second request; the first one may have arrived. */
    @Test
    void aLostStartWhoseRepeatIsRefusedIsLookedFor() {
        loseKeyedStart(order -> {
            throw ScriptedActivities.failure(refused());
        });
        vendor.recovering =
                order -> new Recovered(ScriptedActivities.job("acme", "found", JobState.RUNNING), false, "");

        assertThat(run(SHORT).outcome()).isEqualTo(SyncEnd.Outcome.SUCCEEDED);
        assertThat(vendor.calls("await")).containsExactly("acme/found");
    }

    @Test
    void aLostStartFailsAtOnceWhereThePolicyDoesNotLook() {
        vendor.starting = order -> {
            throw ScriptedActivities.failure(lost());
        };

        ConnectorError error = failure(SyncPolicy.standard().onUnknown(SyncPolicy.OnUnknown.FAIL));

        assertThat(error).isEqualTo(lost());
        assertThat(vendor.count("recover")).isZero();
    }

    // ---- what the engine keeps

    @Test
    void aSyncTakesFewEvents() {
        run();

        assertThat(engine.history("one")).hasSizeLessThanOrEqualTo(23);
    }
}
