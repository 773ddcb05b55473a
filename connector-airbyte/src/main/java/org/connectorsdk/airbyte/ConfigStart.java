package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/** Starts one job in the configuration API: a sync, or what empties a connection. */
final class ConfigStart implements StartOnce.Vendor {

    /** What starts a job. */
    enum Kind {
        SYNC("the sync"),
        PURGE("the purge");

        private final String subject;

        Kind(String subject) {
            this.subject = subject;
        }

        private boolean includes(String type) {
            return switch (this) {
                case SYNC -> type.equals("sync");
                case PURGE -> type.equals("reset_connection") || type.equals("clear");
            };
        }
    }

    private final Kind kind;
    private final ConnectionId connection;
    private final AirbyteConfigApi api;
    private final ConfigJobs jobs;
    private final ConfigJobMapper mapper;
    private final HttpRuntime runtime;
    private final boolean current;
    private final Function<CallOptions, Either<ConnectorError, JobInfoWire>> request;

    ConfigStart(
            Kind kind,
            ConnectionId connection,
            AirbyteConfigApi api,
            ConfigJobs jobs,
            ConfigJobMapper mapper,
            HttpRuntime runtime,
            boolean current,
            Function<CallOptions, Either<ConnectorError, JobInfoWire>> request) {
        this.kind = kind;
        this.connection = connection;
        this.api = api;
        this.jobs = jobs;
        this.mapper = mapper;
        this.runtime = runtime;
        this.current = current;
        this.request = request;
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
        return request.apply(options)
                .map(info -> mapper.job(info, runtime.time().now()))
                .mapLeft(error -> StartErrorExplainer.explained(
                        error,
                        connection,
                        kind == Kind.SYNC && current && StartErrorExplainer.isFailure(error),
                        options,
                        this::state));
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
        return api.getConnectionEnds(new ConnectionIdWire(connection.value()), options)
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, "start", connection, wire.connectionId(), wire))
                .toJavaOptional()
                .flatMap(wire -> Optional.ofNullable(wire.status()));
    }
}
