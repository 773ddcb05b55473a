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
        Walk walk) {

    private static final String COMPLETED = "completed";

    /** A backfill completes where a job succeeds. */
    String status() {
        return walk.status().equals(JobScript.SUCCEEDED) ? COMPLETED : walk.status();
    }

    void tick(Instant now) {
        walk.tick(now);
        settle(now);
    }

    void look(Instant now) {
        walk.look(now);
        jobs.forEach(job -> job.walk().look(now));
        settle(now);
    }

    private void settle(Instant now) {
        if (walk.hasEnded()) {
            jobs.forEach(job -> job.walk().endAs(walk.status(), now));
        } else if (jobs.stream().allMatch(job -> job.walk().status().equals(JobScript.CANCELLED))) {
            walk.endAs(JobScript.CANCELLED, now);
        }
    }

    boolean overlaps(Instant otherStart, Instant otherEnd) {
        return !walk.hasEnded() && startAt.isBefore(otherEnd) && otherStart.isBefore(endAt);
    }
}
