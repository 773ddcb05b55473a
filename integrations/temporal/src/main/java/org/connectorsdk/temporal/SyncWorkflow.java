package org.connectorsdk.temporal;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Syncs one connection once: prepares, starts, waits. Survives the death of every worker at every moment.
 *
 * <p>A start is sent by an activity that the engine never repeats. When its answer is lost with the worker, it is sent
 * again with the same key where the vendor takes one; elsewhere the vendor is looked at ({@link SyncPolicy.OnUnknown}),
 * and a second start is sent only where it is known that the first one started nothing.
 *
 * @since 0.1.0
 */
@WorkflowInterface
public interface SyncWorkflow {

    /**
     * Runs the sync.
     *
     * @param order what to do
     * @return how it ended: the job succeeded, succeeded in part, or was cancelled at the vendor. Anything else fails
     *     the workflow, with the failure that {@link ConnectorFailures#toError} reads: {@code JOB_FAILED} with the
     *     vendor's reason, {@code WAIT_EXPIRED} with the handle, {@code OUTCOME_UNKNOWN}, or what refused the start.
     *     A workflow that was cancelled is cancelled
     */
    @WorkflowMethod(name = "ConnectorSync")
    SyncEnd run(SyncOrder order);

    /**
     * Cancels the workflow, as a cancellation by Temporal does, and says what becomes of the job. Whoever waits for the
     * workflow sees the same {@code CanceledFailure}; Temporal shows the workflow as failed, as it was not asked itself.
     *
     * @param job replaces the choice of the policy; null for that choice
     */
    @SignalMethod(name = "stop")
    void stop(SyncPolicy.@Nullable OnCancel job);
}
