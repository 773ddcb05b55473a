package org.connectorsdk.temporal;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.connectorsdk.temporal.ConnectorActivities.ListOrder;
import org.jspecify.annotations.Nullable;

/** The workflow of a fleet. */
public final class DurableFleet implements FleetWorkflow {
    /** After so long without news it is asked whether the syncs still run. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** A new run after so many events at the most; the engine may suggest it earlier. */
    private static final int LONGEST_HISTORY = 8_000;

    private final FleetOrder order;
    private final FleetLedger ledger;
    private final ConnectorActivities reads;
    private boolean paused;
    private SyncPolicy.@Nullable OnCancel cancelled;
    private boolean toldToStop;
    private int starting;
    private boolean news = true;
    private @Nullable Instant ended;

    /**
     * Called by the engine.
     *
     * @param order what to do
     */
    @WorkflowInit
    public DurableFleet(FleetOrder order) {
        this.order = order;
        this.ledger = new FleetLedger(order, now());
        this.reads = Workflow.newActivityStub(
                ConnectorActivities.class,
                ConnectorActivityOptions.quickReads(order.policy().startLimit(), Duration.ofHours(1)));
        FleetState state = order.state();
        if (state != null) {
            paused = state.paused();
            cancelled = state.cancelled();
        }
    }

    @Override
    public FleetReport run(FleetOrder ordered) {
        try {
            return run();
        } catch (CanceledFailure cancellation) {
            Workflow.newDetachedCancellationScope(() -> {
                        cancel(order.policy().onCancel());
                        run();
                    })
                    .run();
            throw cancellation;
        }
    }

    private FleetReport run() {
        while (true) {
            stopThoseThatRun();
            fill();
            if (ledger.isOver(cancelled != null) && starting == 0) {
                ended = now();
                return report();
            }
            if (isLong() && isAtRest()) {
                Workflow.continueAsNew(order.goingOn(ledger.state(paused, cancelled)));
            }
            news = false;
            if (!Workflow.await(QUIET, () -> news) && !paused) {
                askForLost();
            }
        }
    }

    private static boolean isLong() {
        return Workflow.getInfo().isContinueAsNewSuggested()
                || Workflow.getInfo().getHistoryLength() > LONGEST_HISTORY;
    }

    /** A run may only end when the engine has started what it was asked to start. */
    private boolean isAtRest() {
        return starting == 0 && ledger.walks().stream().noneMatch(AccountWalk::isFetching);
    }

    /** Account by account in turn, so that a large one does not keep the others waiting. */
    private void fill() {
        boolean more = cancelled == null && !paused && !isLong();
        while (more) {
            more = false;
            for (AccountWalk walk : ledger.walks()) {
                if (walk.needsPage()) {
                    fetch(walk);
                }
                if (hasRoom(walk.account())) {
                    String connection = walk.take();
                    if (connection != null) {
                        start(walk.account().name(), connection);
                        more = true;
                    }
                }
            }
        }
    }

    private boolean hasRoom(FleetAccount account) {
        return ledger.runningCount() < order.window()
                && (account.ceiling() == 0 || ledger.running(account.name()) < account.ceiling());
    }

    private void fetch(AccountWalk walk) {
        ListOrder page = new ListOrder(walk.account().name(), walk.account().filters(), walk.next());
        Promise<ConnectionIds> answer = Async.function(reads::list, page);
        walk.fetching(answer);
        var unused = answer.handle((ids, failure) -> {
            if (failure == null) {
                walk.fetched(ids);
            } else {
                walk.failed(reason(failure));
            }
            news = true;
            return null;
        });
    }

    private static String reason(RuntimeException failure) {
        return ConnectorFailures.toError(failure).map(ConnectorError::message).orElse("the worker gave no answer");
    }

    /** The workflow's id is used once in a fleet, so a connection that the list shows twice is synced once. */
    private void start(String account, String connection) {
        ledger.started(new FleetState.Running(account, connection));
        SyncWorkflow sync = Workflow.newChildWorkflowStub(
                SyncWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(workflow(account, connection))
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
                        .build());
        SyncOrder one = new SyncOrder(
                account,
                connection,
                order.request(),
                order.policy(),
                Workflow.getInfo().getWorkflowId());
        Promise<SyncEnd> end = Async.function(sync::run, one);
        starting++;
        var unused = Workflow.getWorkflowExecution(sync).handle((execution, failure) -> {
            starting--;
            news = true;
            return null;
        });
        var unusedEnd = end.handle((reached, failure) -> {
            if (failure != null) {
                failed(account, connection, failure);
            }
            news = true;
            return null;
        });
    }

    /** The sync tells its end itself; what is left is one that was not started, or was ended from outside. */
    private void failed(String account, String connection, RuntimeException failure) {
        if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
            ledger.withdrawn(account, connection);
        } else {
            ledger.ended(lost(account, connection, reason(failure)));
        }
    }

    private static SyncEnd lost(String account, String connection, String why) {
        return new SyncEnd(account, connection, SyncEnd.Outcome.UNKNOWN, null, "its workflow was ended: " + why);
    }

    private String workflow(String account, String connection) {
        return Workflow.getInfo().getWorkflowId()
                + '/'
                + Workflow.getInfo().getFirstExecutionRunId()
                + '/'
                + account
                + '/'
                + connection;
    }

    private void stopThoseThatRun() {
        SyncPolicy.OnCancel jobs = cancelled;
        if (jobs == null || toldToStop) {
            return;
        }
        toldToStop = true;
        Workflow.await(() -> starting == 0);
        for (FleetState.Running sync : ledger.running()) {
            SyncWorkflow running =
                    Workflow.newExternalWorkflowStub(SyncWorkflow.class, workflow(sync.account(), sync.connection()));
            var unused = Async.procedure(running::stop, jobs).handle((told, failure) -> null);
        }
    }

    private void askForLost() {
        List<FleetState.Running> all = List.copyOf(ledger.running());
        List<String> over = reads.ended(all.stream()
                .map(sync -> workflow(sync.account(), sync.connection()))
                .toList());
        for (FleetState.Running sync : all) {
            if (over.contains(workflow(sync.account(), sync.connection()))) {
                ledger.ended(lost(sync.account(), sync.connection(), "it did not tell how it ended"));
            }
        }
    }

    @Override
    public void pause() {
        paused = true;
        news = true;
    }

    @Override
    public void resume() {
        paused = false;
        news = true;
    }

    @Override
    public void cancel(SyncPolicy.OnCancel jobs) {
        cancelled = Optional.ofNullable(cancelled).orElse(jobs);
        news = true;
    }

    @Override
    public void ended(SyncEnd end) {
        ledger.ended(end);
        news = true;
    }

    @Override
    public FleetReport report() {
        return ledger.report(paused, ended);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
