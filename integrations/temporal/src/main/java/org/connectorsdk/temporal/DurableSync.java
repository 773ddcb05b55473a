package org.connectorsdk.temporal;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.temporal.ConnectorActivities.JobOrder;
import org.connectorsdk.temporal.ConnectorActivities.WaitOrder;
import org.jspecify.annotations.Nullable;

/** The workflow of one sync. */
final class DurableSync implements SyncWorkflow {
    /** The type of the failure when no worker answered in time. */
    private static final String SILENT = "ConnectorError.NO_ANSWER";

    private final SyncOrder order;
    private final CancellationScope work;
    private SyncPolicy.OnCancel onCancel;
    private @Nullable SyncSteps steps;
    private @Nullable JobReport job;

    DurableSync(SyncOrder order) {
        this.order = order;
        this.onCancel = order.policy().onCancel();
        this.work = Workflow.newCancellationScope(this::sync);
    }

    @Override
    public void stop(SyncPolicy.@Nullable OnCancel choice) {
        onCancel = choice == null ? onCancel : choice;
        work.cancel("stopped");
    }

    @Override
    public SyncEnd run(SyncOrder ordered) {
        try {
            work.run();
        } catch (TemporalFailure failure) {
            throw failed(failure);
        }
        return report(ended());
    }

    private void sync() {
        SyncSteps start = new SyncSteps(order);
        steps = start;
        JobReport started = start.start();
        job = started;
        job = wait(started);
    }

    private JobReport wait(JobReport started) {
        SyncPolicy policy = order.policy();
        Instant until = Instant.ofEpochMilli(Workflow.currentTimeMillis()).plus(policy.patience());
        return Workflow.newActivityStub(
                        ConnectorActivities.class, ConnectorActivityOptions.waits(policy.patience(), policy.silence()))
                .await(new WaitOrder(
                        order.account(), started.handle(), until, policy.firstPause(), policy.longestPause()));
    }

    private SyncEnd ended() {
        JobReport last = job;
        SyncEnd.Outcome outcome = last == null
                ? SyncEnd.Outcome.UNKNOWN
                : switch (last.state()) {
                    case PARTIALLY_SUCCEEDED -> SyncEnd.Outcome.PARTIALLY_SUCCEEDED;
                    case CANCELLED -> SyncEnd.Outcome.JOB_CANCELLED;
                    default -> SyncEnd.Outcome.SUCCEEDED;
                };
        return new SyncEnd(order.account(), order.connection(), outcome, last, last == null ? "" : last.failure());
    }

    /** Tells the fleet, and cancels the job where that is asked for; both also when the workflow is cancelled. */
    private TemporalFailure failed(TemporalFailure failure) {
        boolean cancelled = isCancellation(failure);
        CancellationScope last = Workflow.newDetachedCancellationScope(() -> {
            String cancel = cancelled ? cancelJob() : "";
            report(cancelled ? cancelled(cancel) : failedEnd(failure));
        });
        last.run();
        return cancelled ? new CanceledFailure("the sync was cancelled") : unwrapped(failure);
    }

    private static boolean isCancellation(TemporalFailure failure) {
        return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    }

    /** Whoever waits for the workflow reads the error without digging. A workflow made again would start again. */
    private static TemporalFailure unwrapped(TemporalFailure failure) {
        if (failure instanceof ActivityFailure && failure.getCause() instanceof ApplicationFailure cause) {
            return ApplicationFailure.newBuilder(cause).setNonRetryable(true).build();
        }
        return failure instanceof ActivityFailure
                ? ApplicationFailure.newNonRetryableFailureWithCause(
                        "the workers gave no answer in time", SILENT, failure)
                : failure;
    }

    private String cancelJob() {
        JobReport running = job;
        if (running == null || running.state().isTerminal() || onCancel == SyncPolicy.OnCancel.LEAVE) {
            return "";
        }
        try {
            job = Workflow.newActivityStub(
                            ConnectorActivities.class, ConnectorActivityOptions.reads(Duration.ofMinutes(10)))
                    .cancel(new JobOrder(order.account(), running.handle()));
            return "a cancel was sent";
        } catch (ActivityFailure e) {
            return "the job could not be cancelled: "
                    + ConnectorFailures.toError(e).map(ConnectorError::message).orElse("the worker gave no answer");
        }
    }

    private SyncEnd cancelled(String cancel) {
        boolean open = isOpen();
        return new SyncEnd(
                order.account(),
                order.connection(),
                open ? SyncEnd.Outcome.UNKNOWN : SyncEnd.Outcome.CANCELLED,
                job,
                open ? "cancelled before it was known whether the job was started" : cancel);
    }

    private boolean isOpen() {
        return steps != null && steps.isOpen();
    }

    private SyncEnd failedEnd(TemporalFailure failure) {
        Optional<ConnectorError> error = ConnectorFailures.toError(failure);
        SyncEnd.Outcome outcome = outcome(error.map(ConnectorError::kind).orElse(null));
        String message = error.map(ConnectorError::message).orElseGet(failure::getOriginalMessage);
        return new SyncEnd(order.account(), order.connection(), outcome, job, message);
    }

    private SyncEnd.Outcome outcome(@Nullable ErrorKind kind) {
        if (kind == ErrorKind.JOB_FAILED) {
            return SyncEnd.Outcome.FAILED;
        }
        if (kind == ErrorKind.OUTCOME_UNKNOWN || isOpen()) {
            return SyncEnd.Outcome.UNKNOWN;
        }
        return job == null ? SyncEnd.Outcome.NOT_STARTED : SyncEnd.Outcome.EXPIRED;
    }

    private SyncEnd report(SyncEnd reached) {
        if (!order.fleet().isEmpty()) {
            try {
                Workflow.newExternalWorkflowStub(FleetWorkflow.class, order.fleet())
                        .ended(reached, Workflow.getInfo().getWorkflowId());
            } catch (TemporalFailure e) {
                // The fleet is over, or was removed: nobody is there to be told.
            }
        }
        return reached;
    }
}
