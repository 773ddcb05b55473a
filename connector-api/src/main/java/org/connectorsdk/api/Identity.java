package org.connectorsdk.api;

import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.spi.ProviderConnections;
import org.jspecify.annotations.Nullable;

/** Tells an answer about what was asked for from one about something else, in words for the error; null when all is well. */
final class Identity {
    private Identity() {}

    static @Nullable String other(ProviderConnections provider, ConnectionId asked, Connection answered) {
        return provider.isAbout(asked, answered) ? null : connection(asked, answered.id());
    }

    static @Nullable String other(ConnectionId asked, ConnectionId answered) {
        return asked.isSame(answered) ? null : connection(asked, answered);
    }

    /** Of what names no connection nothing is said. */
    static @Nullable String other(ConnectionId asked, Optional<ConnectionId> answered) {
        return answered.isEmpty() ? null : other(asked, answered.get());
    }

    static @Nullable String other(ConnectionId asked, Job answered) {
        return other(asked, answered.connection().or(() -> answered.ref().connection()));
    }

    static @Nullable String other(JobRef asked, Job answered) {
        if (!ConnectionId.of(asked.jobId())
                .isSame(ConnectionId.of(answered.ref().jobId()))) {
            return "the job " + answered.ref().jobId() + ", not " + asked.jobId();
        }
        return asked.connection().map(id -> other(id, answered)).orElse(null);
    }

    /** The job of a call that carried an idempotency key, with that key. */
    static Job keyed(Job job, GuardedCall call) {
        String key = call.idempotencyKey();
        return key == null ? job : job.toBuilder().idempotencyKey(key).build();
    }

    private static String connection(ConnectionId asked, ConnectionId answered) {
        return "the connection " + answered + ", not " + asked;
    }
}
