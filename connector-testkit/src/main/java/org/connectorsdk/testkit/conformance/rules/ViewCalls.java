package org.connectorsdk.testkit.conformance.rules;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.connectorsdk.api.AsyncConnections;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * One question to a client, which can be put through each of the three views. All must give the same answer.
 *
 * @param either how it is asked for a value or an error
 * @param throwing how it is asked for a plain result
 * @param async how it is asked for a future
 * @param <T> the answer
 */
public record ViewCalls<T>(
        Function<Connections, Either<ConnectorError, T>> either,
        Function<ThrowingConnections, T> throwing,
        Function<AsyncConnections, CompletableFuture<T>> async) {

    public static ViewCalls<Page<Connection>> list(ConnectionQuery query) {
        return new ViewCalls<>(c -> c.list(query), c -> c.list(query), c -> c.list(query));
    }

    public static ViewCalls<Connection> get(ConnectionId id) {
        return new ViewCalls<>(c -> c.get(id), c -> c.get(id), c -> c.get(id));
    }

    public static ViewCalls<Connection> create(ConnectionSpec spec) {
        return new ViewCalls<>(c -> c.create(spec), c -> c.create(spec), c -> c.create(spec));
    }

    public static ViewCalls<Job> sync(ConnectionId id, SyncRequest request) {
        return new ViewCalls<>(c -> c.sync(id, request), c -> c.sync(id, request), c -> c.sync(id, request));
    }

    public static ViewCalls<SyncBaseline> prepareSync(ConnectionId id, SyncRequest request) {
        return new ViewCalls<>(
                c -> c.prepareSync(id, request), c -> c.prepareSync(id, request), c -> c.prepareSync(id, request));
    }

    public static ViewCalls<Optional<Job>> recoverSync(SyncBaseline baseline) {
        return new ViewCalls<>(
                c -> c.recoverSync(baseline), c -> c.recoverSync(baseline), c -> c.recoverSync(baseline));
    }

    public static ViewCalls<Job> await(JobRef ref, WaitPolicy policy) {
        return new ViewCalls<>(c -> c.await(ref, policy), c -> c.await(ref, policy), c -> c.await(ref, policy));
    }

    /** The ways of asking. */
    public enum View {
        EITHER,
        THROWING,
        ASYNC
    }

    public Either<ConnectorError, T> through(View view, Connections connections) {
        return switch (view) {
            case EITHER -> either.apply(connections);
            case THROWING -> thrown(connections);
            case ASYNC -> joined(connections);
        };
    }

    private Either<ConnectorError, T> thrown(Connections connections) {
        try {
            return Either.right(throwing.apply(connections.orThrow()));
        } catch (ConnectorException e) {
            return Either.left(e.error());
        }
    }

    private Either<ConnectorError, T> joined(Connections connections) {
        try {
            return Either.right(async.apply(connections.async()).join());
        } catch (CompletionException e) {
            if (Objects.requireNonNull(e.getCause()) instanceof ConnectorException failure) {
                return Either.left(failure.error());
            }
            throw e;
        }
    }
}
