package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.JobWires.NewJobWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/** Starts one job in the public API: a sync, or what empties a connection. */
final class PublicStart implements StartOnce.Vendor {
    /** Clearing is called resetting in answers, and in requests to older servers. */
    private static final String RESET = "reset";

    /** What starts a job. */
    enum Kind {
        SYNC("the sync", "sync"),
        PURGE("the purge", "clear");

        private final String subject;
        private final String type;

        Kind(String subject, String type) {
            this.subject = subject;
            this.type = type;
        }

        private boolean includes(String answered) {
            return answered.equals(type) || (this == PURGE && answered.equals(RESET));
        }
    }

    private final Kind kind;
    private final ConnectionId connection;
    private final AirbytePublicApi api;
    private final PublicJobs jobs;

    PublicStart(Kind kind, ConnectionId connection, AirbytePublicApi api, PublicJobs jobs) {
        this.kind = kind;
        this.connection = connection;
        this.api = api;
        this.jobs = jobs;
    }

    @Override
    public String subject() {
        return kind.subject + " of connection " + connection;
    }

    @Override
    public ConnectionId connection() {
        return connection;
    }

    @Override
    public Either<ConnectorError, Job> start(CallOptions options) {
        Either<ConnectorError, Job> answer = send(kind.type, options);
        // A server that does not know the newer word has refused it, so the older one may be tried.
        boolean olderWord =
                kind == Kind.PURGE && answer.isLeft() && answer.getLeft() instanceof ConnectorError.InvalidRequest;
        return (olderWord ? send(RESET, options) : answer)
                .mapLeft(error -> StartErrorExplainer.explained(error, connection, kind == Kind.SYNC, options, this::state));
    }

    private Either<ConnectorError, Job> send(String type, CallOptions options) {
        return api.createJob(new NewJobWire(connection.value(), type), options).map(jobs::job);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
        return jobs.look(connection, page, narrowed, options);
    }

    @Override
    public boolean isOfThisType(Job job) {
        return kind.includes(job.type());
    }

    /** Empty too when the answer is about another connection: it proves nothing about this one. */
    private Optional<String> state(CallOptions options) {
        return api.getConnectionEnds(connection.value(), options)
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, "start", connection, wire.connectionId(), wire))
                .toJavaOptional()
                .flatMap(wire -> Optional.ofNullable(wire.status()));
    }
}
