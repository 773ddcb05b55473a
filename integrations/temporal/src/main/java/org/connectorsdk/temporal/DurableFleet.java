package org.connectorsdk.temporal;

import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.temporal.ConnectorActivities.EndedSync;
import org.connectorsdk.temporal.ConnectorActivities.ListOrder;
import org.jspecify.annotations.Nullable;

/** The workflow of a fleet. */
final class DurableFleet implements FleetWorkflow {
    /** After so long without news it is asked whether the syncs still run, and then less and less often. */
    private static final Duration QUIET = Duration.ofMinutes(10);

    private static final Duration LONGEST_QUIET = Duration.ofHours(2);

    private static final Duration LIST_PATIENCE = Duration.ofHours(1);

    /** A new run after so many events at the most; the engine may suggest it earlier. */
    private static final int LONGEST_HISTORY = 8_000;

    /** So many are asked for at a time, of an engine that may be far away. */
    private static final int MOST_ASKED = 200;

    /** So many are started with one answer to the engine, whose size is limited. */
    private static final int MOST_STARTING = 100;

    private final FleetOrder order;
    private final int longestHistory;
    private final Duration firstQuiet;
    private final String run;
    private final FleetLedger ledger;
    private final ConnectorActivities reads;
    private boolean paused;
    private SyncPolicy.@Nullable OnCancel cancelled;
    private boolean toldToStop;
    private int starting;

    /** Syncs of this run that have not closed; each has told its end a moment before. */
    private final Set<FleetState.Running> children = new HashSet<>();

    private boolean news = true;
    private boolean heard;
    private Duration quiet;
    private int askedTo;
    private @Nullable Promise<Void> alarm;
    private @Nullable Instant ended;

    DurableFleet(FleetOrder order) {
        this(order, LONGEST_HISTORY, QUIET);
    }

    DurableFleet(FleetOrder order, int longestHistory, Duration firstQuiet) {
        FleetState state = order.state();
        this.order = order;
        this.longestHistory = longestHistory;
        this.firstQuiet = firstQuiet;
        this.quiet = firstQuiet;
        this.run = state == null ? RunNames.ofThisRun() : state.run();
        this.ledger = new FleetLedger(order, now());
        this.reads = Workflow.newActivityStub(
                ConnectorActivities.class,
                ConnectorActivityOptions.quickReads(order.policy().startLimit(), LIST_PATIENCE));
        this.paused = state != null && state.paused();
    }

    @Override
    public FleetReport run(FleetOrder ordered) {
        try {
            return run();
        } catch (CanceledFailure cancellation) {
            Workflow.newDetachedCancellationScope(() -> {
                        alarm = null;
                        cancel(null);
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
            if (isLong() && cancelled == null && starting == 0) {
                Workflow.continueAsNew(order.goingOn(ledger.state(run, paused)));
            }
            news = false;
            awaitNews();
        }
    }

    /** A sync that was ended from outside tells nobody, and the engine tells only the run that started it. */
    private void awaitNews() {
        if ((paused && cancelled == null) || ledger.running().isEmpty()) {
            Workflow.await(() -> news);
            heard = true;
            return;
        }
        // One timer for all news in its time: each would be kept in the history.
        Promise<Void> timer = alarm == null ? Workflow.newTimer(quiet) : alarm;
        alarm = timer;
        Workflow.await(() -> news || timer.isCompleted());
        heard |= news;
        if (timer.isCompleted()) {
            alarm = null;
            ring();
        }
    }

    private void ring() {
        Duration longer = quiet.multipliedBy(2);
        if (heard) {
            quiet = firstQuiet;
        } else {
            quiet = longer.compareTo(LONGEST_QUIET) > 0 ? LONGEST_QUIET : longer;
            askForLost();
        }
        heard = false;
    }

    private boolean isLong() {
        return Workflow.getInfo().isContinueAsNewSuggested()
                || Workflow.getInfo().getHistoryLength() > longestHistory;
    }

    /** Account by account in turn, so that a large one does not keep the others waiting. */
    private void fill() {
        if (cancelled != null || paused || isLong()) {
            return;
        }
        while (starting < MOST_STARTING) {
            AccountWalk walk = ledger.inTurn(order.window());
            if (walk == null) {
                break;
            }
            FleetState.Running next = new FleetState.Running(walk.account().name(), walk.take());
            if (!children.contains(next) && ledger.started(next)) {
                // A cancelled fleet tells its syncs itself what becomes of their jobs.
                Workflow.newDetachedCancellationScope(() -> start(next)).run();
            }
        }
        for (AccountWalk walk : ledger.walks()) {
            if (ledger.needsPage(walk)) {
                fetch(walk);
            }
        }
    }

    private void fetch(AccountWalk walk) {
        ListOrder page = new ListOrder(walk.account().name(), walk.account().filters(), walk.next());
        CancellationScope scope = Workflow.newCancellationScope(() -> {
            var unused = Async.function(reads::list, page).handle((ids, failure) -> {
                if (failure == null) {
                    walk.fetched(ids);
                } else if (isCancellation(failure)) {
                    walk.stopped();
                } else {
                    walk.failed(reason(failure));
                }
                news = true;
                return null;
            });
        });
        walk.fetching(scope);
        scope.run();
    }

    private static boolean isCancellation(RuntimeException failure) {
        return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
    }

    private static String reason(RuntimeException failure) {
        return ConnectorFailures.toError(failure).map(ConnectorError::message).orElse("the worker gave no answer");
    }

    /** The workflow's id is used once in a fleet, so a connection that the list shows twice is synced once. */
    private void start(FleetState.Running connection) {
        SyncWorkflow sync = Workflow.newChildWorkflowStub(
                SyncWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(RunNames.sync(run, connection))
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .setCancellationType(ChildWorkflowCancellationType.ABANDON)
                        .build());
        SyncOrder one = new SyncOrder(
                connection.account(),
                connection.connection(),
                order.request(),
                order.policy(),
                Workflow.getInfo().getWorkflowId());
        Promise<SyncEnd> end = Async.function(sync::run, one);
        children.add(connection);
        starting++;
        var unused = Workflow.getWorkflowExecution(sync).handle((execution, failure) -> {
            starting--;
            news = true;
            return null;
        });
        var unusedEnd = end.handle((reached, failure) -> {
            children.remove(connection);
            if (failure == null) {
                ledger.ended(reached);
            } else {
                failed(connection, failure);
            }
            news = true;
            return null;
        });
    }

    /** The sync tells its end itself; what is left is one that was not started, or was ended from outside. */
    private void failed(FleetState.Running connection, RuntimeException failure) {
        if (failure.getCause() instanceof WorkflowExecutionAlreadyStarted) {
            ledger.withdrawn(connection);
        } else {
            ledger.ended(lost(connection, reason(failure)));
        }
    }

    private static SyncEnd lost(FleetState.Running connection, String why) {
        return new SyncEnd(
                connection.account(),
                connection.connection(),
                SyncEnd.Outcome.UNKNOWN,
                null,
                "its workflow was ended: " + why);
    }

    private void stopThoseThatRun() {
        SyncPolicy.OnCancel jobs = cancelled;
        if (jobs == null || toldToStop) {
            return;
        }
        Workflow.await(() -> starting == 0);
        for (FleetState.Running sync : ledger.running()) {
            SyncWorkflow running = Workflow.newExternalWorkflowStub(SyncWorkflow.class, RunNames.sync(run, sync));
            var unused = Async.procedure(running::stop, jobs).handle((told, failure) -> null);
        }
        toldToStop = true;
    }

    /** Meanwhile the fleet goes on. An engine that does not answer is asked again later. */
    private void askForLost() {
        List<FleetState.Running> running = ledger.running();
        askedTo = askedTo < running.size() ? askedTo : 0;
        List<FleetState.Running> all = running.subList(askedTo, Math.min(running.size(), askedTo + MOST_ASKED));
        askedTo += MOST_ASKED;
        List<String> names = all.stream().map(sync -> RunNames.sync(run, sync)).toList();
        var unused = Async.function(reads::ended, names).handle((over, failure) -> {
            if (failure == null) {
                Map<String, EndedSync> ends =
                        over.stream().collect(Collectors.toMap(EndedSync::workflow, Function.identity()));
                all.forEach(sync -> heard(sync, ends.get(RunNames.sync(run, sync))));
                news = true;
            }
            return null;
        });
    }

    private void heard(FleetState.Running sync, @Nullable EndedSync end) {
        if (end != null) {
            ledger.ended(new SyncEnd(sync.account(), sync.connection(), end.outcome(), end.job(), end.message()));
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
    public void cancel(SyncPolicy.@Nullable OnCancel jobs) {
        if (cancelled == null) {
            cancelled = jobs == null ? order.policy().onCancel() : jobs;
        }
        ledger.walks().forEach(AccountWalk::stop);
        news = true;
    }

    @Override
    public void ended(SyncEnd end, @Nullable String sync) {
        FleetState.Running own = new FleetState.Running(end.account(), end.connection());
        if (sync == null || sync.equals(RunNames.sync(run, own))) {
            ledger.ended(end);
            news = true;
        }
    }

    @Override
    public FleetReport report() {
        return ledger.report(paused, ended);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
