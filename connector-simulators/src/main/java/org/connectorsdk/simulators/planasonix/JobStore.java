package org.connectorsdk.simulators.planasonix;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Refusal;

/** Syncs and backfills. What the clock has carried through is let pass before anything is looked at. */
final class JobStore {

    private final Map<String, StoredJob> jobs = new LinkedHashMap<>();
    private final Map<String, StoredBackfill> backfills = new LinkedHashMap<>();
    private final Map<String, String> idempotencyKeys = new HashMap<>();
    private final Deque<JobScript> next = new ArrayDeque<>();
    private final JobEvents events;
    private JobScript usual = JobScript.succeeding();
    private int mostOnPage = Integer.MAX_VALUE;
    private int jobsCreated;
    private int syncsStarted;
    private int backfillsCreated;

    JobStore(JobEvents events) {
        this.events = events;
    }

    void next(JobScript script) {
        next.addLast(script);
    }

    void usual(JobScript script) {
        usual = script;
    }

    void mostOnPage(int most) {
        mostOnPage = most;
    }

    /** How many jobs a page has for which so many were asked. */
    int page(int asked) {
        return Math.min(asked, mostOnPage);
    }

    private JobScript script() {
        JobScript scripted = next.pollFirst();
        return scripted == null ? usual : scripted;
    }

    StoredJob start(String connectionId, Optional<String> pipelineId, List<String> streams, Instant now) {
        syncsStarted++;
        StoredJob job = new StoredJob(
                nextJobId(), StoredJob.SYNC, connectionId, pipelineId, streams, now, new Walk(script(), now));
        jobs.put(job.id(), job);
        return job;
    }

    private String nextJobId() {
        return "job_%06d".formatted(++jobsCreated);
    }

    /** A window of more than a day is split among two jobs. */
    StoredBackfill backfill(String connectionId, Instant from, Instant to, List<String> tables, Instant now) {
        JobScript script = script();
        List<StoredJob> parts = new ArrayList<>();
        int shards = to.isAfter(from.plusSeconds(86_400)) ? 2 : 1;
        for (int i = 0; i < shards; i++) {
            JobScript part = JobScript.stuck().looks(0, Integer.MAX_VALUE).rows(script.rows() / shards);
            StoredJob job = new StoredJob(
                    nextJobId(), StoredJob.BACKFILL, connectionId, Optional.empty(), tables, now, new Walk(part, now));
            jobs.put(job.id(), job);
            parts.add(job);
        }
        String id = "bf_%06d".formatted(++backfillsCreated);
        StoredBackfill backfill =
                new StoredBackfill(id, connectionId, from, to, tables, List.copyOf(parts), now, new Walk(script, now));
        backfills.put(id, backfill);
        return backfill;
    }

    void remember(String idempotencyKey, StoredJob job) {
        idempotencyKeys.put(idempotencyKey, job.id());
    }

    Optional<StoredJob> startedWith(String idempotencyKey) {
        return Optional.ofNullable(idempotencyKeys.get(idempotencyKey)).map(jobs::get);
    }

    Optional<StoredJob> running(String connectionId, Instant now) {
        return jobs.values().stream()
                .filter(job -> job.connectionId().equals(connectionId))
                .peek(job -> tick(job, now))
                .filter(StoredJob::isRunningSync)
                .findFirst();
    }

    StoredJob job(String id, Instant now) {
        StoredJob job = jobs.get(id);
        if (job == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "No job " + id);
        }
        tick(job, now);
        return job;
    }

    StoredJob look(String id, Instant now) {
        StoredJob job = job(id, now);
        boolean before = job.walk().hasEnded();
        job.walk().look(now);
        tell(job, before, now);
        return job;
    }

    StoredBackfill lookAtBackfill(String id, Instant now) {
        StoredBackfill backfill = backfills.get(id);
        if (backfill == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "No backfill " + id);
        }
        boolean before = backfill.walk().hasEnded();
        backfill.look(now);
        tell(backfill, before, now);
        return backfill;
    }

    /** Newest first. */
    List<StoredJob> jobs(Instant now) {
        jobs.values().forEach(job -> tick(job, now));
        return reversed(jobs);
    }

    /** Newest first. */
    List<StoredBackfill> backfills(Instant now) {
        backfills.values().forEach(backfill -> tick(backfill, now));
        return reversed(backfills);
    }

    private static <T> List<T> reversed(Map<String, T> values) {
        List<T> newestFirst = new ArrayList<>(values.values());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    void forget(String id) {
        jobs.remove(id);
    }

    void forgetAll() {
        jobs.clear();
        backfills.clear();
    }

    int syncsStarted() {
        return syncsStarted;
    }

    int backfillsCreated() {
        return backfillsCreated;
    }

    private void tick(StoredJob job, Instant now) {
        boolean before = job.walk().hasEnded();
        job.walk().tick(now);
        tell(job, before, now);
    }

    private void tick(StoredBackfill backfill, Instant now) {
        boolean before = backfill.walk().hasEnded();
        backfill.tick(now);
        tell(backfill, before, now);
    }

    private void tell(StoredJob job, boolean endedBefore, Instant now) {
        if (!endedBefore && job.walk().hasEnded() && job.type().equals(StoredJob.SYNC)) {
            events.ended("job." + job.walk().status(), JobBodies.detail(job), now);
        }
    }

    private void tell(StoredBackfill backfill, boolean endedBefore, Instant now) {
        if (!endedBefore && backfill.walk().hasEnded()) {
            events.ended("backfill." + backfill.status(), JobBodies.detail(backfill, now), now);
        }
    }
}
