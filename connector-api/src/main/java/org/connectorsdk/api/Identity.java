package org.connectorsdk.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
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

    /** The job of a call that carried an idempotency key, with that key. */
    static Job keyed(Job job, GuardedCall call) {
        String key = call.idempotencyKey();
        return key == null ? job : job.toBuilder().idempotencyKey(key).build();
    }

    private static String connection(ConnectionId asked, ConnectionId answered) {
        return "connection " + answered + ", not " + asked;
    }
}
