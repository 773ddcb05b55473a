package org.connectorsdk.temporal;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Syncs any number of connections of any number of accounts, each once, with a {@link SyncWorkflow} of its own. Walks
 * through the accounts page by page, keeps a number of syncs running, and goes on as a new run before its history grows
 * long; the syncs in progress stay with it.
 *
 * <p>One failed connection costs the others nothing, and neither does an account that cannot be listed: both are in the
 * report.
 *
 * @since 0.1.0
 */
@WorkflowInterface
public interface FleetWorkflow {

    /**
     * Runs the fleet.
     *
     * @param order what to do
     * @return what became of every connection, once the last one has ended
     */
    @WorkflowMethod(name = "ConnectorFleet")
    FleetReport run(FleetOrder order);

    /** Starts no further sync until {@link #resume}. Those in progress go on. */
    @SignalMethod(name = "pause")
    void pause();

    /** Starts syncs again. */
    @SignalMethod(name = "resume")
    void resume();

    /**
     * Starts no further sync and cancels those in progress. The report comes when the last one has ended.
     *
     * @param jobs what becomes of the vendors' jobs; null for what the policy says
     */
    @SignalMethod(name = "cancel")
    void cancel(SyncPolicy.@Nullable OnCancel jobs);

    /**
     * Sent by each sync as it ends. One that an earlier fleet of the same id has left behind is not heard.
     *
     * @param end how it ended
     * @param sync the id of its workflow; null where it does not say
     */
    @SignalMethod(name = "ended")
    void ended(SyncEnd end, @Nullable String sync);

    /** {@return what is known so far, also after the end} */
    @QueryMethod(name = "report")
    FleetReport report();
}
