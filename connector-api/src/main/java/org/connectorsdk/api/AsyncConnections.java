package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The operations of {@link Connections} with futures. Calls run on daemon threads of the client, up to 64 at a time;
 * waits for jobs share one timer and a few poll threads, so that ten thousand of them cost no ten thousand threads.
 *
 * <p>A future fails with {@link org.connectorsdk.api.error.ConnectorException}, carrying the same error that the other
 * views answer. Cancelling what the caller holds, also a future derived from it, interrupts the call and closes its
 * socket; of two calls joined with {@code thenCompose} it reaches the first alone, so keep the future of the second to
 * cancel that. Closing the client completes what is in progress with {@code Closed}.
 *
 * @since 0.1.0
 */
public final class AsyncConnections {
    private final DefaultConnections connections;
    private final AsyncCalls calls;

    AsyncConnections(DefaultConnections connections, AsyncCalls calls) {
        this.connections = connections;
        this.calls = calls;
    }

    /**
     * Sets options for calls; see {@link Connections#with}.
     *
     * @param options for each call of the view
     * @return a view of the same client
     */
    public AsyncConnections with(CallOptions options) {
        return new AsyncConnections(connections.with(options), calls);
    }

    /** {@return the report on the account; see {@link Connections#check}} */
    public CompletableFuture<AccountReport> check() {
        return run("check", DefaultConnections::check);
    }

    /**
     * {@return one page of connections; see {@link Connections#list}}
     *
     * @param query filters, sort, page size and where to go on
     */
    public CompletableFuture<Page<Connection>> list(ConnectionQuery query) {
        return run("list", view -> view.list(query));
    }

    /**
     * {@return the connection of an id; see {@link Connections#get}}
     *
     * @param id which connection
     */
    public CompletableFuture<Connection> get(ConnectionId id) {
        return run("get", view -> view.get(id));
    }

    /**
     * {@return the new connection; see {@link Connections#create}}
     *
     * @param spec the connection to create
     */
    public CompletableFuture<Connection> create(ConnectionSpec spec) {
        return run("create", view -> view.create(spec));
    }

    /**
     * {@return the changed connection; see {@link Connections#update}}
     *
     * @param id which connection
     * @param change what to change, at least one thing
     */
    public CompletableFuture<Connection> update(ConnectionId id, ConnectionChange change) {
        return run("update", view -> view.update(id, change));
    }

    /**
     * {@return whether the connection is gone or about to go; see {@link Connections#delete}}
     *
     * @param id which connection
     */
    public CompletableFuture<Deletion> delete(ConnectionId id) {
        return run("delete", view -> view.delete(id));
    }

    /**
     * {@return the matches of a create whose outcome is unknown; see {@link Connections#reconcile}}
     *
     * @param error the error of the create
     */
    public CompletableFuture<Reconciliation> reconcile(ConnectorError error) {
        return run("reconcile", view -> view.reconcile(error));
    }

    /**
     * {@return the report on a stored connection; see {@link Connections#test(ConnectionId)}}
     *
     * @param id which connection
     */
    public CompletableFuture<TestReport> test(ConnectionId id) {
        return run("test", view -> view.test(id));
    }

    /**
     * {@return the report on settings that are not stored; see {@link Connections#test(ConnectionSpec)}}
     *
     * @param spec the settings to test
     */
    public CompletableFuture<TestReport> test(ConnectionSpec spec) {
        return run("testSpec", view -> view.test(spec));
    }

    /**
     * {@return the catalog of a connection; see {@link Connections#introspect(ConnectionId, IntrospectionRequest)}}
     *
     * @param id which connection
     * @param request which schemas and tables
     */
    public CompletableFuture<Catalog> introspect(ConnectionId id, IntrospectionRequest request) {
        return run("introspect", view -> view.introspect(id, request));
    }

    /**
     * {@return how a walk over the catalog ended; see
     * {@link Connections#introspect(ConnectionId, IntrospectionRequest, CatalogVisitor)}}
     *
     * @param id which connection
     * @param request which schemas and tables
     * @param visitor sees each table, on a thread of the client
     */
    public CompletableFuture<CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor) {
        return run("introspect", view -> view.introspect(id, request, visitor));
    }

    /**
     * {@return the job of a sync that was started; see {@link Connections#sync}}
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     */
    public CompletableFuture<Job> sync(ConnectionId id, SyncRequest request) {
        return run("sync", view -> view.sync(id, request));
    }

    /**
     * {@return what is there before a sync is started; see {@link Connections#prepareSync}}
     *
     * @param id which connection
     * @param request what is to be started
     */
    public CompletableFuture<SyncBaseline> prepareSync(ConnectionId id, SyncRequest request) {
        return run("prepareSync", view -> view.prepareSync(id, request));
    }

    /**
     * {@return the sync that was started, empty if none was; see {@link Connections#recoverSync}}
     *
     * @param baseline what was there before, of this account
     */
    public CompletableFuture<Optional<Job>> recoverSync(SyncBaseline baseline) {
        return run("recoverSync", view -> view.recoverSync(baseline));
    }

    /**
     * {@return the job as it is now; see {@link Connections#job}}
     *
     * @param ref a handle of this account
     */
    public CompletableFuture<Job> job(JobRef ref) {
        return run("job", view -> view.job(ref));
    }

    /**
     * {@return one page of jobs; see {@link Connections#jobs}}
     *
     * @param id which connection
     * @param query which jobs
     */
    public CompletableFuture<Page<Job>> jobs(ConnectionId id, JobQuery query) {
        return run("jobs", view -> view.jobs(id, query));
    }

    /**
     * {@return the job that ended well, in part or by cancellation; see {@link Connections#await}}
     *
     * @param ref a handle of this account
     * @param policy how patient the wait is
     */
    public CompletableFuture<Job> await(JobRef ref, WaitPolicy policy) {
        return calls.await(connections, ref, policy);
    }

    /**
     * {@return the job after the request to cancel it; see {@link Connections#cancel}}
     *
     * @param ref a handle of this account
     */
    public CompletableFuture<Job> cancel(JobRef ref) {
        return run("cancel", view -> view.cancel(ref));
    }

    /**
     * {@return done, or the job that removes the data; see {@link Connections#purge}}
     *
     * @param id which connection
     * @param request the scope
     */
    public CompletableFuture<Purge> purge(ConnectionId id, PurgeRequest request) {
        return run("purge", view -> view.purge(id, request));
    }

    /**
     * Finds what only some providers can do; see {@link Connections#facet}. The options of this view count for its
     * calls, and what a call sets itself counts first.
     *
     * @param type the facet's interface
     * @param <F> the facet
     * @return the facet, whose calls answer futures; empty when this provider does not have it
     */
    public <F> Optional<Facet<F>> facet(Class<F> type) {
        return connections.facet(type).map(found -> new Facet<>(this, type));
    }

    private <T> CompletableFuture<T> run(
            String operation, Function<DefaultConnections, Either<ConnectorError, T>> call) {
        return calls.run(operation, connections, call);
    }

    /**
     * A facet whose calls answer futures, as those of {@link AsyncConnections} do: on a thread of the client, bounded
     * and cancelled like them, and their time runs from the moment at which they are made.
     *
     * @param <F> the facet's interface
     */
    public static final class Facet<F> {
        private final AsyncConnections view;
        private final Class<F> type;

        private Facet(AsyncConnections view, Class<F> type) {
            this.view = view;
            this.type = type;
        }

        /**
         * Calls the facet, such as {@code files.call(facet -> facet.files(id, "", Optional.empty(), options))}.
         *
         * @param call one call of one of its methods; runs on a thread of the client
         * @param <T> what it answers
         * @return the plain result; what the function itself throws fails the future as it is
         */
        public <T> CompletableFuture<T> call(Function<? super F, Either<ConnectorError, T>> call) {
            String operation = type.getSimpleName();
            return view.run(
                    operation,
                    waited -> waited.facet(type)
                            .map(found -> Objects.requireNonNull(call.apply(found), "the answer of the call"))
                            .orElseGet(() -> Either.left(waited.client().closed(operation))));
        }
    }
}
