package org.connectorsdk.simulators.planasonix;

import java.time.Instant;
import java.util.List;

/** A backfill, whose window is worked on by one or more jobs. */
record StoredBackfill(
        String id,
        String connectionId,
        Instant startAt,
        Instant endAt,
        List<String> tables,
        List<StoredJob> jobs,
        Instant createdAt,
        JobProgress progress) {
    /** A backfill completes where a job succeeds. */
    String status() {
        return progress.status().equals(JobScript.SUCCEEDED) ? "completed" : progress.status();
    }

    void tick(Instant now) {
        progress.tick(now);
        settle(now);
    }

    void look(Instant now) {
        progress.look(now);
        jobs.forEach(job -> job.progress().look(now));
        settle(now);
    }

    private void settle(Instant now) {
        if (progress.hasEnded()) {
            jobs.forEach(job -> job.progress().endAs(progress.status(), now));
        } else if (jobs.stream().allMatch(job -> job.progress().status().equals(JobScript.CANCELLED))) {
            progress.endAs(JobScript.CANCELLED, now);
        }
    }

    boolean overlaps(Instant otherStart, Instant otherEnd) {
        return !progress.hasEnded() && startAt.isBefore(otherEnd) && otherStart.isBefore(endAt);
    }
}
