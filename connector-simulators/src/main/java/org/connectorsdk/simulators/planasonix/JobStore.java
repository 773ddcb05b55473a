package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Syncs and backfills. What the clock has carried through is let pass before anything is looked at. */
final class JobStore {
    /** Hears what ends. */
    @FunctionalInterface
    interface Listener {
        void ended(String event, ObjectNode data, Instant at);
    }

    final Deque<JobScript> next = new ArrayDeque<>();
    JobScript usual = JobScript.succeeding();
    int mostOnPage = Integer.MAX_VALUE;
    int syncsStarted;

    private final Entries<StoredJob> jobs = new Entries<>("job", "job");
    private final Entries<StoredBackfill> backfills = new Entries<>("backfill", "bf");
    private final Map<String, String> idempotencyKeys = new HashMap<>();
    private final Listener listener;

    JobStore(Listener listener) {
        this.listener = listener;
    }

    private JobScript script() {
        JobScript scripted = next.pollFirst();
        return scripted == null ? usual : scripted;
    }

    StoredJob start(String connectionId, Optional<String> pipelineId, List<String> streams, Instant now) {
        syncsStarted++;
        JobProgress progress = new JobProgress(script(), now);
        return jobs.add(id -> new StoredJob(id, StoredJob.SYNC, connectionId, pipelineId, streams, now, progress));
    }

    /** A window of more than a day is split among two jobs. */
    StoredBackfill backfill(String connectionId, Instant from, Instant to, List<String> tables, Instant now) {
        JobScript script = script();
        List<StoredJob> parts = new ArrayList<>();
        int shards = to.isAfter(from.plusSeconds(86_400)) ? 2 : 1;
        for (int i = 0; i < shards; i++) {
            JobScript part = JobScript.stuck().looks(0, Integer.MAX_VALUE).rows(script.rows / shards);
            JobProgress progress = new JobProgress(part, now);
            parts.add(jobs.add(id ->
                    new StoredJob(id, StoredJob.BACKFILL, connectionId, Optional.empty(), tables, now, progress)));
        }
        JobProgress progress = new JobProgress(script, now);
        return backfills.add(
                id -> new StoredBackfill(id, connectionId, from, to, tables, List.copyOf(parts), now, progress));
    }

    void remember(String idempotencyKey, StoredJob job) {
        idempotencyKeys.put(idempotencyKey, job.id());
    }

    Optional<StoredJob> startedWith(String idempotencyKey) {
        return Optional.ofNullable(idempotencyKeys.get(idempotencyKey)).flatMap(jobs::find);
    }

    Optional<StoredJob> running(String connectionId, Instant now) {
        return jobs.all().stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .peek(job -> tick(job, now))
                .filter(StoredJob::isRunningSync)
                .findFirst();
    }

    StoredJob job(String id, Instant now) {
        StoredJob job = jobs.get(id);
        tick(job, now);
        return job;
    }

    StoredJob look(String id, Instant now) {
        StoredJob job = job(id, now);
        change(job, now, () -> job.progress().look(now));
        return job;
    }

    StoredBackfill lookAtBackfill(String id, Instant now) {
        StoredBackfill backfill = backfills.get(id);
        change(backfill, now, () -> backfill.look(now));
        return backfill;
    }

    /** Newest first. */
    List<StoredJob> jobs(Instant now) {
        jobs.all().forEach(job -> tick(job, now));
        return jobs.newestFirst();
    }

    /** Newest first. */
    List<StoredBackfill> backfills(Instant now) {
        backfills.all().forEach(backfill -> change(backfill, now, () -> backfill.tick(now)));
        return backfills.newestFirst();
    }

    int backfillsCreated() {
        return backfills.created();
    }

    void forget(String id) {
        jobs.remove(id);
    }

    void forgetAll() {
        jobs.clear();
        backfills.clear();
    }

    private void tick(StoredJob job, Instant now) {
        change(job, now, () -> job.progress().tick(now));
    }

    private void change(StoredJob job, Instant now, Runnable change) {
        boolean before = job.progress().hasEnded();
        change.run();
        if (!before && job.progress().hasEnded() && job.type().equals(StoredJob.SYNC)) {
            listener.ended("job." + job.progress().status(), JobJson.detail(job), now);
        }
    }

    private void change(StoredBackfill backfill, Instant now, Runnable change) {
        boolean before = backfill.progress().hasEnded();
        change.run();
        if (!before && backfill.progress().hasEnded()) {
            listener.ended("backfill." + backfill.status(), JobJson.detail(backfill, now), now);
        }
    }
}
