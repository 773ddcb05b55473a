package org.connectorsdk.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes an answer about what was asked for from one about something else, in words for the error; null when all
 * is well.
 */
final class Identity {
    private Identity() {}

    static @Nullable String other(ProviderConnections provider, ConnectionId asked, Connection answered) {
        return provider.isAbout(asked, answered) ? null : connection(asked, answered.id());
    }

    static @Nullable String other(ConnectionId asked, ConnectionId answered) {
        return asked.isSame(answered) ? null : connection(asked, answered);
    }

    /** An answer that names no connection passes. */
    static @Nullable String other(ConnectionId asked, Optional<ConnectionId> answered) {
        return answered.isEmpty() ? null : other(asked, answered.get());
    }

    static @Nullable String other(ConnectionId asked, Job answered) {
        return other(asked, answered.connection().or(() -> answered.ref().connection()));
    }

    static @Nullable String other(JobRef asked, Job answered) {
        if (!ConnectionId.of(asked.jobId())
                .isSame(ConnectionId.of(answered.ref().jobId()))) {
            return "job " + answered.ref().jobId() + ", not " + asked.jobId();
        }
        return asked.connection().map(id -> other(id, answered)).orElse(null);
    }

    /** Of a list that begins with nothing but jobs of other connections; of some of them {@link #only} warns. */
    static @Nullable String other(ConnectionId asked, JobQuery query, Page<Job> answered) {
        List<Job> jobs = answered.items();
        boolean allOthers = !jobs.isEmpty() && jobs.stream().allMatch(job -> other(asked, job) != null);
        return allOthers && query.pageToken().isEmpty() ? other(asked, jobs.get(0)) : null;
    }

    /** {@return the page without jobs of other connections, each of which is a warning instead} */
    static Page<Job> only(ConnectionId asked, Page<Job> answered) {
        List<Job> own = new ArrayList<>();
        List<String> warnings = new ArrayList<>(answered.warnings());
        for (Job job : answered.items()) {
            String other = other(asked, job);
            if (other == null) {
                own.add(job);
            } else {
                warnings.add("job " + job.ref().jobId() + " is left out: it is about " + other);
            }
        }
        return own.size() == answered.items().size()
                ? answered
                : new Page<>(own, answered.next(), answered.total(), warnings);
    }

    /**
     * {@return of the jobs that were asked for, those that a list shows queued or running. A row is believed where it
     * names the job, its family and, if the handle does, its connection}
     */
    static Map<JobRef, Job> running(List<JobRef> asked, List<Job> answered) {
        Map<String, List<JobRef>> byId =
                asked.stream().collect(Collectors.groupingBy(JobRef::jobId, LinkedHashMap::new, Collectors.toList()));
        Map<JobRef, Job> running = new HashMap<>();
        for (Job job : answered) {
            if (job != null && isUnderWay(job)) {
                byId.getOrDefault(job.ref().jobId(), List.of()).stream()
                        .filter(ref -> isOf(ref, job))
                        .forEach(ref -> running.put(ref, job));
            }
        }
        return running;
    }

    private static boolean isUnderWay(Job job) {
        JobState state = job.status().state();
        return state == JobState.QUEUED || state == JobState.RUNNING;
    }

    private static boolean isOf(JobRef ref, Job job) {
        boolean named = ref.connection().isEmpty()
                || job.connection().or(() -> job.ref().connection()).isPresent();
        return named && ref.kind().equals(job.ref().kind()) && other(ref, job) == null;
    }

    /** The job of a call that carried an idempotency key, with that key. */
    static Job keyed(Job job, GuardedCall call) {
        String key = call.idempotencyKey();
        return key == null ? job : job.toBuilder().idempotencyKey(key).build();
    }

    private static String connection(ConnectionId asked, ConnectionId answered) {
        return "connection " + answered + ", not " + asked;
    }
}
