package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/**
 * Starts one job: a sync, or what empties a connection.
 *
 * @param subject what is started, for people
 * @param connection the connection
 * @param types the types of jobs that are of this kind
 * @param request sends the start
 * @param refusesInactive tells the errors by which the server refuses an inactive connection
 * @param ends reads what the connection joins, and its status
 * @param lister lists the jobs of the connection
 */
public record AirbyteStart(
        String subject,
        ConnectionId connection,
        Set<String> types,
        Function<CallOptions, Either<ConnectorError, Job>> request,
        Predicate<ConnectorError> refusesInactive,
        Function<CallOptions, Either<ConnectorError, ConnectionEndsWire>> ends,
        Lister lister)
        implements StartOnce.Vendor {

    /** Lists jobs, as {@link StartOnce.Vendor#jobs} does. */
    @FunctionalInterface
    public interface Lister {
        /**
         * Lists one page of jobs.
         *
         * @param page where it begins; null for the first one
         * @param narrowed whether the server is asked for no more than can matter
         * @param options of the request
         * @return the page
         */
        Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options);
    }

    @Override
    public Either<ConnectorError, Job> start(CallOptions options) {
        return request.apply(options)
                .mapLeft(error ->
                        AirbyteErrors.ofStart(error, connection, refusesInactive.test(error), options, this::state));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
        return lister.jobs(page, narrowed, options);
    }

    @Override
    public boolean isOfThisType(Job job) {
        return types.contains(job.type());
    }

    /** Empty too when the answer is about another connection: it proves nothing about this one. */
    private Optional<String> state(CallOptions options) {
        return ends.apply(options)
                .flatMap(wire -> AnsweredId.check(Airbyte.ID, "start", connection, wire.connectionId(), wire))
                .toJavaOptional()
                .flatMap(wire -> Optional.ofNullable(wire.status()));
    }
}
