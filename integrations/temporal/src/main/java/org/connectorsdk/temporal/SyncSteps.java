package org.connectorsdk.temporal;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.temporal.ConnectorActivities.Prepared;
import org.connectorsdk.temporal.ConnectorActivities.RecoverOrder;
import org.connectorsdk.temporal.ConnectorActivities.Recovered;
import org.connectorsdk.temporal.ConnectorActivities.StartOrder;
import org.jspecify.annotations.Nullable;

/**
 * Starts one sync, once, inside a workflow. What there was before the start is in the history before the start is sent,
 * so that whoever goes on after a loss can tell what the start began.
 */
final class SyncSteps {
    private static final Duration FIRST_LOOK_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_LOOK_PAUSE = Duration.ofMinutes(2);
    private static final Duration FIRST_RETRY_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY_PAUSE = Duration.ofMinutes(5);

    private static final int MOST_KEYED_STARTS = 5;

    private final SyncOrder order;
    private final SyncPolicy policy;
    private final ConnectorActivities reads;
    private final long beganAt = Workflow.currentTimeMillis();
    private int refusals;
    private boolean open;
    /** Whether the same start was sent before, and its answer lost. */
    private boolean sentBefore;
    /** Whether a look showed that the last start began nothing. */
    private boolean isKnown;

    SyncSteps(SyncOrder order) {
        this.order = order;
        this.policy = order.policy();
        this.reads = Workflow.newActivityStub(
                ConnectorActivities.class,
                ConnectorActivityOptions.quickReads(policy.startLimit(), policy.startPatience()));
    }

    /**
     * Starts the job, or finds the one that a lost start began.
     *
     * @throws ActivityFailure if nothing was started
     * @throws ApplicationFailure {@code OUTCOME_UNKNOWN} if that cannot be told
     */
    JobReport start() {
        Duration pause = FIRST_RETRY_PAUSE;
        while (true) {
            Prepared prepared = reads.prepare(startOrder(""));
            open = true;
            try {
                JobReport started = start(prepared);
                open = false;
                return started;
            } catch (ActivityFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    open = sentBefore; // no worker had taken this one
                    throw failure;
                }
                Optional<ConnectorError> error = ConnectorFailures.toError(failure);
                if (isLost(error)) {
                    Optional<JobReport> found = find(prepared, error.orElse(null));
                    if (found.isPresent()) {
                        open = false;
                        return found.get();
                    }
                    if (sinceBegin().compareTo(policy.startPatience()) > 0) {
                        throw isKnown ? failure : unknown(error.orElse(null), "");
                    }
                    open = false;
                } else {
                    open = false;
                    refusals++;
                    Workflow.sleep(pauseAfter(error.get(), failure, pause));
                    pause = doubled(pause, LONGEST_RETRY_PAUSE);
                }
            }
        }
    }

    /** {@return whether a start was sent of which nothing is known} */
    boolean isOpen() {
        return open;
    }

    private JobReport start(Prepared prepared) {
        ConnectorActivities writes = Workflow.newActivityStub(
                ConnectorActivities.class, ConnectorActivityOptions.writes(policy.startLimit()));
        sentBefore = false;
        return prepared.keyed() ? keyed(writes, startOrder(key())) : writes.start(startOrder(""));
    }

    /** The engine, if it repeated the start, would tell of the last one alone, and a lost one may be what arrived. */
    private JobReport keyed(ConnectorActivities writes, StartOrder keyed) {
        ActivityFailure lost = null;
        Duration pause = FIRST_RETRY_PAUSE;
        for (int starts = 1; ; starts++) {
            try {
                return writes.start(keyed);
            } catch (ActivityFailure failure) {
                boolean again = isLost(ConnectorFailures.toError(failure))
                        && !(failure.getCause() instanceof CanceledFailure)
                        && starts < MOST_KEYED_STARTS;
                if (!again) {
                    throw lost == null || failure.getCause() instanceof CanceledFailure ? failure : lost;
                }
                lost = failure;
                sentBefore = true;
            }
            Workflow.sleep(pause);
            pause = doubled(pause, LONGEST_RETRY_PAUSE);
        }
    }

    private static boolean isLost(Optional<ConnectorError> error) {
        return error.isEmpty() || error.get().outcome() == Outcome.UNKNOWN;
    }

    private StartOrder startOrder(String key) {
        return new StartOrder(order.account(), order.connection(), order.request(), policy.startLimit(), key);
    }

    /** The same for every repeat of a start whose answer was lost; another one once the vendor has refused it. */
    private String key() {
        String name = Workflow.getInfo().getWorkflowId() + '\n' + RunNames.ofThisRun() + '\n' + refusals;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Duration pauseAfter(ConnectorError error, ActivityFailure failure, Duration usual) {
        Duration asked = error.retryAt()
                .map(at -> Duration.between(now(), at))
                .filter(wait -> wait.compareTo(usual) > 0)
                .orElse(usual);
        boolean inTime = sinceBegin().plus(asked).compareTo(policy.startPatience()) <= 0;
        if (!ConnectorFailures.mayBeTriedAgain(error) || !inTime) {
            throw failure;
        }
        return asked;
    }

    /** {@return the job; empty where a new start is right} */
    private Optional<JobReport> find(Prepared prepared, @Nullable ConnectorError lost) {
        if (policy.onUnknown() == SyncPolicy.OnUnknown.FAIL) {
            throw unknown(lost, "");
        }
        isKnown = false;
        Workflow.sleep(lost == null ? silent() : policy.settle());
        Instant end = now().plus(policy.lookFor());
        Duration pause = FIRST_LOOK_PAUSE;
        while (true) {
            Recovered recovered = recover(prepared);
            if (recovered.job() != null) {
                return Optional.of(recovered.job());
            }
            if (recovered.nothingStarted()) {
                isKnown = true;
                return Optional.empty();
            }
            if (!now().plus(pause).isBefore(end)) {
                if (policy.onUnknown() == SyncPolicy.OnUnknown.START_AGAIN) {
                    return Optional.empty();
                }
                throw unknown(lost, recovered.message());
            }
            Workflow.sleep(pause);
            pause = doubled(pause, LONGEST_LOOK_PAUSE);
        }
    }

    /** A look that fails says nothing about the start. */
    private Recovered recover(Prepared prepared) {
        try {
            return reads.recover(new RecoverOrder(order.account(), prepared.baseline()));
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            return new Recovered(
                    null,
                    false,
                    ConnectorFailures.toError(failure)
                            .map(ConnectorError::message)
                            .orElse("the look gave no answer"));
        }
    }

    private ApplicationFailure unknown(@Nullable ConnectorError lost, String seen) {
        ErrorContext.Builder context = lost == null
                ? ErrorContext.of(AccountClients.HERE, "sync")
                        .id("connection", order.connection())
                        .summary("whether the sync of connection " + order.connection()
                                + " was started is unknown: the worker that started it gave no answer"
                                + (seen.isEmpty() ? "" : "; " + seen))
                        .advice("Look at the jobs of the connection before starting another sync.")
                : lost.context().toBuilder();
        ConnectorError error = lost instanceof ConnectorError.OutcomeUnknown told
                ? told
                : new ConnectorError.OutcomeUnknown(
                        context.outcome(Outcome.UNKNOWN).retryable(false).build(), List.of());
        return ConnectorFailures.toFailure(error, now());
    }

    /** A worker that was late may have begun just before it was given up, and has its whole limit then. */
    private Duration silent() {
        Duration limit = policy.startLimit().plus(ConnectorActivityOptions.MARGIN);
        return policy.settle().compareTo(limit) > 0 ? policy.settle() : limit;
    }

    private static Duration doubled(Duration pause, Duration longest) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(longest) > 0 ? longest : twice;
    }

    private Duration sinceBegin() {
        return Duration.ofMillis(Workflow.currentTimeMillis() - beganAt);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
