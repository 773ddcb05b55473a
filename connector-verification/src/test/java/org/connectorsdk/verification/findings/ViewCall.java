package org.connectorsdk.verification.findings;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.connectorsdk.api.AsyncConnections;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.ThrowingConnections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the neutral interface, in the words of each view.
 *
 * @param name the operation's name
 * @param either for a value or an error
 * @param throwing for a plain result; null where the throwing view has no such operation, which is then asked for a
 *     value
 * @param async for a future; null where the asynchronous view has no such operation, which is then asked for a value
 * @param <T> the answer
 */
public record ViewCall<T>(
        String name,
        Function<Connections, Either<ConnectorError, T>> either,
        @Nullable Function<ThrowingConnections, T> throwing,
        @Nullable Function<AsyncConnections, CompletableFuture<T>> async) {

    /** The same call with options. */
    public ViewCall<T> with(CallOptions options) {
        return new ViewCall<>(
                name,
                c -> either.apply(c.with(options)),
                throwing == null ? null : c -> throwing.apply(c.with(options)),
                async == null ? null : c -> async.apply(c.with(options)));
    }

    public static ViewCall<Page<Connection>> list(ConnectionQuery query) {
        return new ViewCall<>("list", c -> c.list(query), c -> c.list(query), c -> c.list(query));
    }

    public static ViewCall<Page<Connection>> list() {
        return list(ConnectionQuery.all());
    }

    /** The stream, read to its end; an error of it is the answer. */
    public static ViewCall<List<Connection>> stream() {
        ConnectionQuery all = ConnectionQuery.all();
        return new ViewCall<>(
                "stream", c -> drained(c.stream(all)), c -> c.stream(all).toList(), null);
    }

    private static <T> Either<ConnectorError, List<T>> drained(ItemStream<T> stream) {
        List<T> items = new ArrayList<>();
        try (stream) {
            while (true) {
                Either<ConnectorError, Optional<T>> next = stream.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(items);
                }
                items.add(next.get().get());
            }
        }
    }

    public static ViewCall<Connection> get(ConnectionId id) {
        return new ViewCall<>("get", c -> c.get(id), c -> c.get(id), c -> c.get(id));
    }

    public static ViewCall<Connection> create(ConnectionSpec spec) {
        return new ViewCall<>("create", c -> c.create(spec), c -> c.create(spec), c -> c.create(spec));
    }

    public static ViewCall<Connection> update(ConnectionId id, ConnectionChange change) {
        return new ViewCall<>(
                "update", c -> c.update(id, change), c -> c.update(id, change), c -> c.update(id, change));
    }

    public static ViewCall<Deletion> delete(ConnectionId id) {
        return new ViewCall<>("delete", c -> c.delete(id), c -> c.delete(id), c -> c.delete(id));
    }

    public static ViewCall<TestReport> test(ConnectionId id) {
        return new ViewCall<>("test", c -> c.test(id), c -> c.test(id), c -> c.test(id));
    }

    public static ViewCall<Catalog> introspect(ConnectionId id) {
        IntrospectionRequest all = IntrospectionRequest.all();
        return new ViewCall<>(
                "introspect", c -> c.introspect(id, all), c -> c.introspect(id, all), c -> c.introspect(id, all));
    }

    public static ViewCall<Job> sync(ConnectionId id, SyncRequest request) {
        return new ViewCall<>("sync", c -> c.sync(id, request), c -> c.sync(id, request), c -> c.sync(id, request));
    }

    public static ViewCall<Job> sync(ConnectionId id) {
        return sync(id, SyncRequest.full());
    }

    public static ViewCall<Job> job(JobRef ref) {
        return new ViewCall<>("job", c -> c.job(ref), c -> c.job(ref), c -> c.job(ref));
    }

    public static ViewCall<Page<Job>> jobs(ConnectionId id, JobQuery query) {
        return new ViewCall<>("jobs", c -> c.jobs(id, query), c -> c.jobs(id, query), c -> c.jobs(id, query));
    }

    public static ViewCall<Job> cancel(JobRef ref) {
        return new ViewCall<>("cancel", c -> c.cancel(ref), c -> c.cancel(ref), c -> c.cancel(ref));
    }

    public static ViewCall<Purge> purge(ConnectionId id, PurgeRequest request) {
        return new ViewCall<>("purge", c -> c.purge(id, request), c -> c.purge(id, request), c -> c.purge(id, request));
    }

    /** A facet has one view. */
    public static ViewCall<Job> backfill(ConnectionId id, Backfill.Span span) {
        Function<Connections, Either<ConnectorError, Job>> either =
                c -> c.facet(Backfill.class).orElseThrow().backfill(id, span, CallOptions.none());
        return new ViewCall<>("backfill", either, null, null);
    }

    public static ViewCall<Job> await(JobRef ref, WaitPolicy policy) {
        return new ViewCall<>("await", c -> c.await(ref, policy), c -> c.await(ref, policy), c -> c.await(ref, policy));
    }
}
