package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.fivetran.RunStep.Kind;
import org.connectorsdk.testkit.simulator.IdSource;
import org.jspecify.annotations.Nullable;

/** How the runs of all connections go, look after look. */
final class Runs {
    private static final String SCHEDULED = "scheduled";
    private static final String PAUSED = "paused";
    private static final String RESCHEDULED = "rescheduled";

    /** When a run goes on of which nobody said when. */
    private static final Duration SHORTLY = Duration.ofMinutes(1);

    private final VendorClock clock;
    private final IdSource ids;
    private final FivetranBehaviour behaviour;
    private final Events events;
    final Deque<List<RunStep>> scripts = new ArrayDeque<>();
    List<RunStep> usual = List.of(RunStep.of(Kind.QUEUED), RunStep.of(Kind.RUNNING), RunStep.of(Kind.SUCCEEDED));
    int started;

    Runs(VendorClock clock, IdSource ids, FivetranBehaviour behaviour, Events events) {
        this.clock = clock;
        this.ids = ids;
        this.behaviour = behaviour;
        this.events = events;
    }

    /** Whether a start without force has no effect. */
    boolean isBusy(StoredConnection connection) {
        settle(connection);
        Run run = connection.run;
        return run != null && !run.isStuckIn(Kind.RESCHEDULED);
    }

    /** Starts a sync, or a reload of some tables. */
    void start(StoredConnection connection) {
        begin(connection, false);
    }

    /** Starts a reload, or keeps it until it can start. */
    void reload(StoredConnection connection, boolean whole) {
        connection.historical |= whole;
        if (connection.paused || isBusy(connection)) {
            connection.keptReload = true;
            connection.keptReloadIsWhole |= whole;
        } else {
            begin(connection, whole);
        }
    }

    private void begin(StoredConnection connection, boolean wholeReload) {
        List<RunStep> steps = scripts.isEmpty() ? usual : scripts.removeFirst();
        connection.run = new Run(ids.uuid().toString(), wholeReload, steps, behaviour.endOrder);
        connection.syncState = SCHEDULED;
        connection.rescheduledFor = null;
        started++;
        events.tell("sync_start", connection, Json.object(), connection.run.syncId);
    }

    /** Stops what runs; it writes no end unless the behaviour says so. */
    void stop(StoredConnection connection) {
        settle(connection);
        if (connection.run != null && behaviour.stoppedRunsFail) {
            connection.failedAt = endOf(connection);
        }
        connection.run = null;
        connection.rescheduledFor = null;
    }

    /** Pauses or resumes, as a client asks for it. */
    void pause(StoredConnection connection, boolean paused) {
        if (connection.paused == paused) {
            return;
        }
        settle(connection);
        connection.paused = paused;
        Run run = connection.run;
        if (paused) {
            keep(connection, run);
            connection.pauseLags = connection.syncState.equals("syncing");
            stop(connection);
            connection.syncState = connection.pauseLags ? connection.syncState : PAUSED;
        } else {
            if (run != null && run.isStuckIn(Kind.PAUSED)) {
                keep(connection, run);
                connection.run = null;
            }
            connection.pauseLags = false;
            connection.syncState = SCHEDULED;
            startKept(connection);
        }
        events.tell(paused ? "pause_connector" : "resume_connector", connection, Json.object(), "");
    }

    /** A reload of everything that is interrupted begins again when the connection is resumed. */
    private static void keep(StoredConnection connection, @Nullable Run run) {
        boolean whole = run != null && run.wholeReload;
        connection.keptReload |= whole;
        connection.keptReloadIsWhole |= whole;
    }

    private void startKept(StoredConnection connection) {
        if (connection.keptReload && !connection.paused && connection.run == null) {
            boolean whole = connection.keptReloadIsWhole;
            connection.keptReload = false;
            connection.keptReloadIsWhole = false;
            connection.historical |= whole;
            begin(connection, whole);
        }
    }

    /** Lets happen what a look at the connection sees. */
    void look(StoredConnection connection) {
        Run run = connection.run;
        if (run == null) {
            if (connection.pauseLags) {
                connection.pauseLags = false;
            } else {
                idle(connection);
            }
            return;
        }
        show(connection, run, run.look());
    }

    private void show(StoredConnection connection, Run run, Run.Look look) {
        RunStep step = look.step();
        switch (step.kind()) {
            case QUEUED -> {
                connection.paused = false;
                boolean put = behaviour.reschedulesQueued || !step.after().isZero();
                connection.syncState = put ? RESCHEDULED : SCHEDULED;
            }
            case RUNNING -> {
                connection.paused = false;
                connection.syncState = "syncing";
            }
            case PAUSED -> {
                connection.paused = true;
                connection.syncState = PAUSED;
            }
            case RESCHEDULED -> {
                connection.scheduleType = "manual";
                connection.syncState = RESCHEDULED;
            }
            case OTHER -> connection.syncState = step.text();
            case SUCCEEDED, FAILED, STOPPED -> end(connection, run, look);
        }
        noteWhenItGoesOn(connection, step);
    }

    private void noteWhenItGoesOn(StoredConnection connection, RunStep step) {
        if (!connection.syncState.equals(RESCHEDULED)) {
            connection.rescheduledFor = null;
        } else if (connection.rescheduledFor == null) {
            connection.rescheduledFor = clock.now().plus(step.after().isZero() ? SHORTLY : step.after());
        }
    }

    private void end(StoredConnection connection, Run run, Run.Look look) {
        if (look.writesEnd()) {
            write(connection, look.step().kind() == Kind.SUCCEEDED, look.step().text(), run.wholeReload, run.syncId);
        }
        if (look.goesIdle()) {
            idle(connection);
        }
        if (run.isOver()) {
            connection.run = null;
            startKept(connection);
        }
    }

    /** Later than the ends before, also within one microsecond. */
    private Instant endOf(StoredConnection connection) {
        return clock.nowAfter(connection.succeededAt, connection.failedAt);
    }

    private static void idle(StoredConnection connection) {
        connection.syncState = connection.paused ? PAUSED : SCHEDULED;
    }

    /** Writes an end, that of a run or one that nobody saw begin. */
    void write(StoredConnection connection, boolean good, String reason, boolean wholeReload, String syncId) {
        ObjectNode data = Json.object().put("status", good ? "SUCCESSFUL" : "FAILURE_WITH_TASK");
        if (good) {
            boolean first = connection.succeededAt == null;
            connection.succeededAt = endOf(connection);
            connection.historical &= !(wholeReload || first);
            connection.setupState = StoredConnection.CONNECTED;
            connection.tasks = Json.array();
            if (connection.schemas == null) {
                connection.schemas = SchemaSettings.of(connection);
            }
        } else {
            connection.failedAt = endOf(connection);
            connection.tasks = Json.array();
            if (!reason.isEmpty()) {
                connection.blockedBy(reason);
                data.put("reason", reason).put("taskType", "reconnect");
            }
        }
        connection.history.add(Json.object().put("sync_id", syncId).put("reason", reason.isEmpty() ? null : reason));
        events.tell("sync_end", connection, data, syncId);
    }

    /** Brings a run that has begun to end to its end. */
    private void settle(StoredConnection connection) {
        Run run = connection.run;
        if (run != null && run.isEnding()) {
            show(connection, run, run.look());
        }
    }
}
