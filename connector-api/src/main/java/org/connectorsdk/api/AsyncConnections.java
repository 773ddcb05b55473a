package org.connectorsdk.api;

import java.util.concurrent.CompletableFuture;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
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
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The neutral interface with futures. Calls run on daemon threads of the client, up to 64 at a time; waits for jobs share
 * one timer and a few poll threads, so that ten thousand of them cost no ten thousand threads.
 *
 * <p>A future fails with {@link org.connectorsdk.api.error.ConnectorException}, carrying the same error that the other views
 * answer. Cancelling what the caller holds, also a future derived from it, interrupts the call and closes its socket; of two
 * calls joined with {@code thenCompose} it reaches the first alone, so keep the future of the second to cancel that. Closing the
 * client completes what is in progress with {@code Closed}.
 */
public final class AsyncConnections {
    private final Connections connections;
    private final AsyncCalls calls;

    AsyncConnections(Connections connections, AsyncCalls calls) {
        this.connections = connections;
        this.calls = calls;
    }

    /**
     * Lists one page of connections. See {@link Connections#list(ConnectionQuery, CallOptions)}.
     *
     * @param query filters, sort, page size and where to go on
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return calls.run("list", options, given -> connections.list(query, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param query filters, sort, page size and where to go on
     * @return the result to come
     */
    public CompletableFuture<Page<Connection>> list(ConnectionQuery query) {
        return list(query, CallOptions.none());
    }

    /**
     * Reads one connection. See {@link Connections#get(ConnectionId, CallOptions)}.
     *
     * @param id which
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Connection> get(ConnectionId id, CallOptions options) {
        return calls.run("get", options, given -> connections.get(id, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which
     * @return the result to come
     */
    public CompletableFuture<Connection> get(ConnectionId id) {
        return get(id, CallOptions.none());
    }

    /**
     * Creates a connection with exactly one request. See {@link Connections#create(ConnectionSpec, CallOptions)}.
     *
     * @param spec what it shall be
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Connection> create(ConnectionSpec spec, CallOptions options) {
        return calls.run("create", options, given -> connections.create(spec, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param spec what it shall be
     * @return the result to come
     */
    public CompletableFuture<Connection> create(ConnectionSpec spec) {
        return create(spec, CallOptions.none());
    }

    /**
     * Changes what the change names and nothing else. See {@link Connections#update(ConnectionId, ConnectionChange, CallOptions)}.
     *
     * @param id which
     * @param change what to change, at least one thing
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return calls.run("update", options, given -> connections.update(id, change, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which
     * @param change what to change, at least one thing
     * @return the result to come
     */
    public CompletableFuture<Connection> update(ConnectionId id, ConnectionChange change) {
        return update(id, change, CallOptions.none());
    }

    /**
     * Deletes a connection. See {@link Connections#delete(ConnectionId, CallOptions)}.
     *
     * @param id which
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Deletion> delete(ConnectionId id, CallOptions options) {
        return calls.run("delete", options, given -> connections.delete(id, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which
     * @return the result to come
     */
    public CompletableFuture<Deletion> delete(ConnectionId id) {
        return delete(id, CallOptions.none());
    }

    /**
     * Lets the provider test a stored connection. See {@link Connections#test(ConnectionId, CallOptions)}.
     *
     * @param id which
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<TestReport> test(ConnectionId id, CallOptions options) {
        return calls.run("test", options, given -> connections.test(id, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which
     * @return the result to come
     */
    public CompletableFuture<TestReport> test(ConnectionId id) {
        return test(id, CallOptions.none());
    }

    /**
     * Lets the provider test settings without storing them. See {@link Connections#test(ConnectionSpec, CallOptions)}.
     *
     * @param spec what to test
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<TestReport> test(ConnectionSpec spec, CallOptions options) {
        return calls.run("testSpec", options, given -> connections.test(spec, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param spec what to test
     * @return the result to come
     */
    public CompletableFuture<TestReport> test(ConnectionSpec spec) {
        return test(spec, CallOptions.none());
    }

    /**
     * Reads schemas, tables and columns into memory. See {@link Connections#introspect(ConnectionId, IntrospectionRequest, CallOptions)}.
     *
     * @param id which connection
     * @param request what of it
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Catalog> introspect(ConnectionId id, IntrospectionRequest request, CallOptions options) {
        return calls.run("introspect", options, given -> connections.introspect(id, request, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which connection
     * @param request what of it
     * @return the result to come
     */
    public CompletableFuture<Catalog> introspect(ConnectionId id, IntrospectionRequest request) {
        return introspect(id, request, CallOptions.none());
    }

    /**
     * Walks over schemas, tables and columns in flat memory. See {@link Connections#introspect(ConnectionId, IntrospectionRequest, CatalogVisitor, CallOptions)}.
     *
     * @param id which connection
     * @param request what of it
     * @param visitor sees each table, on a thread of the client
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return calls.run("introspect", options, given -> connections.introspect(id, request, visitor, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which connection
     * @param request what of it
     * @param visitor sees each table, on a thread of the client
     * @return the result to come
     */
    public CompletableFuture<CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor) {
        return introspect(id, request, visitor, CallOptions.none());
    }

    /**
     * Starts a sync and answers its job before the job ends. See {@link Connections#sync(ConnectionId, SyncRequest, CallOptions)}.
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return calls.run("sync", options, given -> connections.sync(id, request, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     * @return the result to come
     */
    public CompletableFuture<Job> sync(ConnectionId id, SyncRequest request) {
        return sync(id, request, CallOptions.none());
    }

    /**
     * Looks at a job once. See {@link Connections#job(JobRef, CallOptions)}.
     *
     * @param ref a handle of this account
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Job> job(JobRef ref, CallOptions options) {
        return calls.run("job", options, given -> connections.job(ref, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param ref a handle of this account
     * @return the result to come
     */
    public CompletableFuture<Job> job(JobRef ref) {
        return job(ref, CallOptions.none());
    }

    /**
     * Lists one page of a connection's jobs. See {@link Connections#jobs(ConnectionId, JobQuery, CallOptions)}.
     *
     * @param id which connection
     * @param query which jobs
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return calls.run("jobs", options, given -> connections.jobs(id, query, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which connection
     * @param query which jobs
     * @return the result to come
     */
    public CompletableFuture<Page<Job>> jobs(ConnectionId id, JobQuery query) {
        return jobs(id, query, CallOptions.none());
    }

    /**
     * Asks the provider to cancel a job. See {@link Connections#cancel(JobRef, CallOptions)}.
     *
     * @param ref a handle of this account
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Job> cancel(JobRef ref, CallOptions options) {
        return calls.run("cancel", options, given -> connections.cancel(ref, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param ref a handle of this account
     * @return the result to come
     */
    public CompletableFuture<Job> cancel(JobRef ref) {
        return cancel(ref, CallOptions.none());
    }

    /**
     * Removes synced data of the named scope; definitions stay. See {@link Connections#purge(ConnectionId, PurgeRequest, CallOptions)}.
     *
     * @param id which connection
     * @param request the scope
     * @param options what this call does differently
     * @return the result to come
     */
    public CompletableFuture<Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return calls.run("purge", options, given -> connections.purge(id, request, given));
    }

    /**
     * The same with the client's settings.
     *
     * @param id which connection
     * @param request the scope
     * @return the result to come
     */
    public CompletableFuture<Purge> purge(ConnectionId id, PurgeRequest request) {
        return purge(id, request, CallOptions.none());
    }

    /**
     * Waits until a job ends, without holding a thread between polls. See
     * {@link Connections#await(JobRef, WaitPolicy, CallOptions)}.
     *
     * @param ref a handle of this account
     * @param policy how patient the wait is
     * @param options what each poll does differently
     * @return the job to come
     */
    public CompletableFuture<Job> await(JobRef ref, WaitPolicy policy, CallOptions options) {
        return calls.await(ref, policy, options);
    }

    /**
     * The same with the client's settings.
     *
     * @param ref a handle of this account
     * @param policy how patient the wait is
     * @return the job to come
     */
    public CompletableFuture<Job> await(JobRef ref, WaitPolicy policy) {
        return await(ref, policy, CallOptions.none());
    }

    /**
     * Looks for the effect of a create whose outcome is unknown. See {@link Connections#reconcile}.
     *
     * @param error the error of the create
     * @return none, one or several matches, to come
     */
    public CompletableFuture<Reconciliation> reconcile(ConnectorError error) {
        return calls.run("reconcile", CallOptions.none(), given -> connections.reconcile(error, given));
    }
}
