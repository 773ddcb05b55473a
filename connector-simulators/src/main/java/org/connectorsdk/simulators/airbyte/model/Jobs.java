package org.connectorsdk.simulators.airbyte.model;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All jobs of the server. At most one of a connection is in progress.
 *
 * @since 0.1.0
 */
public final class Jobs {
    private final InstantSource clock;
    private final Map<Long, SimulatedJob> byId = new TreeMap<>(Comparator.reverseOrder());
    /** Those whose effect may be still to come; all others are not asked again with each request. */
    private final Map<Long, SimulatedJob> unsettled = new TreeMap<>(Comparator.reverseOrder());

    private final Deque<JobPlan> planned = new ArrayDeque<>();
    private JobPlan usual = JobPlan.standard();
    private final Map<String, Integer> started = new HashMap<>();
    private long lastId;
    private long mostOnPage = Long.MAX_VALUE;

    Jobs(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    public void plan(List<JobPlan> plans) {
        planned.addAll(plans);
    }

    public void usually(JobPlan plan) {
        usual = plan;
    }

    public void mostOnPage(long most) {
        mostOnPage = most;
    }

    /** How many jobs a page has for which so many were asked. */
    public long page(long asked) {
        return Math.min(asked, mostOnPage);
    }

    public void continueFrom(long id) {
        lastId = Math.max(lastId, id - 1);
    }

    public SimulatedJob start(Link link, String type, List<Map.Entry<String, String>> emptied) {
        JobPlan plan = planned.isEmpty() ? usual : planned.removeFirst();
        SimulatedJob job = new SimulatedJob(++lastId, type, link.id, now(), plan, emptied);
        byId.put(job.id, job);
        unsettled.put(job.id, job);
        started.merge(type, 1, Integer::sum);
        return job;
    }

    public int started(String type) {
        return started.getOrDefault(type, 0);
    }

    public Optional<SimulatedJob> running(Link link) {
        return byId.values().stream()
                .filter(job -> job.connectionId.equals(link.id))
                .filter(job -> !job.isOver(now()))
                .findFirst();
    }

    public Optional<SimulatedJob> find(long id) {
        return Optional.ofNullable(byId.get(id)).filter(job -> job.isVisible(now()));
    }

    public void forget(long id) {
        byId.remove(id);
        unsettled.remove(id);
    }

    /** Puts a job into a status, from which it does not move on. */
    public void force(SimulatedJob job, String status) {
        job.force(status);
        unsettled.put(job.id, job);
    }

    /** The visible jobs that fit, newest first. */
    public List<SimulatedJob> list(Predicate<SimulatedJob> condition) {
        return byId.values().stream()
                .filter(condition)
                .filter(job -> job.isVisible(now()))
                .toList();
    }

    /** Lets the jobs that have succeeded since the last time do what they were for. */
    void settle(Map<String, Link> links) {
        unsettled.values().removeIf(job -> job.isSettled(now()));
        for (SimulatedJob job : unsettled.values()) {
            Link link = links.get(job.connectionId);
            if (link == null || !job.takeEffect(now())) {
                continue;
            }
            switch (job.type) {
                case "reset_connection", "clear" -> link.emptied(job.streams);
                case "refresh" -> link.moved(job.streams, job.plan.records());
                default -> link.moved(link.streams(), job.plan.records());
            }
        }
    }
}
