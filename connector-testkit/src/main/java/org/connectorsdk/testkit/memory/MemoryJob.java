package org.connectorsdk.testkit.memory;

import java.time.Instant;
import java.util.List;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** A job on its way through its script. Guarded by the store's monitor. */
final class MemoryJob {
    private final long number;
    private final JobRef ref;
    private final ConnectionId connection;
    private final JobScript script;
    private final Instant createdAt;
    private int looks;
    private JobStatus status = new JobStatus("queued", JobState.QUEUED);
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    MemoryJob(long number, JobRef ref, ConnectionId connection, JobScript script, Instant createdAt) {
        this.number = number;
        this.ref = ref;
        this.connection = connection;
        this.script = script;
        this.createdAt = createdAt;
    }

    long number() {
        return number;
    }

    JobRef ref() {
        return ref;
    }

    ConnectionId connection() {
        return connection;
    }

    JobStatus status() {
        return status;
    }

    /** Goes to the next step. */
    void look(Instant now) {
        if (endedAt == null) {
            see(step(looks++, now), now);
        }
    }

    /** Ends a job whose time is over, though nobody looked; others wait for a look. */
    void pass(Instant now) {
        if (endedAt == null && isTimeOver(now)) {
            see(last(), now);
        }
    }

    private JobStatus step(int look, Instant now) {
        List<JobStatus> steps = script.steps();
        if (script.time() == null) {
            return steps.get(Math.min(look, steps.size() - 1));
        }
        if (isTimeOver(now)) {
            return last();
        }
        return steps.size() == 1 ? status : steps.get(Math.min(look, steps.size() - 2));
    }

    private boolean isTimeOver(Instant now) {
        return script.time() != null && !now.isBefore(createdAt.plus(script.time()));
    }

    private JobStatus last() {
        return script.steps().get(script.steps().size() - 1);
    }

    void cancel(Instant now) {
        pass(now);
        if (endedAt == null) {
            see(new JobStatus("cancelled", JobState.CANCELLED), now);
        }
    }

    private void see(JobStatus next, Instant now) {
        status = next;
        if (startedAt == null && next.state() != JobState.QUEUED) {
            startedAt = now;
        }
        if (next.isTerminal()) {
            endedAt = now;
        }
    }

    boolean isOver() {
        return endedAt != null;
    }

    Job shown(Instant now) {
        boolean failed = status.state() == JobState.FAILED || status.state() == JobState.PARTIALLY_SUCCEEDED;
        return Job.builder(ref, status)
                .type("sync")
                .connection(connection)
                .createdAt(createdAt)
                .startedAt(startedAt)
                .endedAt(endedAt)
                .observedAt(now)
                .progress(isOver() ? script.progress() : JobProgress.none())
                .failure(failed ? script.failure() : null)
                .attempts(1)
                .build();
    }
}
