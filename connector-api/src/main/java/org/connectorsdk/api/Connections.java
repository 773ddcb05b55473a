package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Optional;
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
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.Reconciliation;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The connections of one account with one provider: the neutral interface, the same for every vendor.
 *
 * <p>Opened by {@link Connectors#open}, used by any number of threads, closed by whoever opened it. Methods block until
 * there is an answer or a limit is reached; an interrupt ends them within 200 ms with {@code Interrupted} and the flag set.
 * Failures are values: nothing is thrown for what a provider or the network does, and nothing is ever null. Two views give
 * the same answers in other forms: {@link #orThrow()} and {@link #async()}.
 *
 * <p>Every error says by its {@link org.connectorsdk.api.error.Outcome outcome} whether the provider acted. What the provider
 * does not offer answers {@code Unsupported} without a request. Each operation takes {@link CallOptions}; the form without
 * uses {@link CallOptions#none()}. All operations stand on this one page, hence its length.
 */
public interface Connections extends AutoCloseable {

    /** {@return what this client can do with its settings} */
    ProviderDescriptor descriptor();

    /**
     * Lists one page of connections.
     *
     * <p>A page is never the whole list: follow {@code page.next()}, or use {@link #stream}. Where a vendor has no pages the one
     * page holds everything, up to the ceiling for one answer. Read; retried within the deadline.
     *
     * @param query filters, sort, page size and where to go on
     * @param options what this call does differently
     * @return the page; {@code Unsupported} for a filter or sort that the vendor does not have
     */
    Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options);

    /**
     * The same as {@link #list(ConnectionQuery, CallOptions)} with the client's settings.
     *
     * @param query filters, sort, page size and where to go on
     * @return as there
     */
    default Either<ConnectorError, Page<Connection>> list(ConnectionQuery query) {
        return list(query, CallOptions.none());
    }

    /**
     * Reads one connection. Read; retried within the deadline.
     *
     * @param id which
     * @param options what this call does differently
     * @return the connection; {@code NotFound} when there is none of that id
     */
    Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options);

    /**
     * The same as {@link #get(ConnectionId, CallOptions)} with the client's settings.
     *
     * @param id which
     * @return as there
     */
    default Either<ConnectorError, Connection> get(ConnectionId id) {
        return get(id, CallOptions.none());
    }

    /**
     * Creates a connection with exactly one request.
     *
     * <p>Never repeated after an ambiguous failure: the error then has outcome {@code UNKNOWN} and carries the identifying
     * fields, and {@link #reconcile} looks for the effect (INC-03). A warning on the answer says when the provider stored it but
     * could not use it.
     *
     * @param spec what it shall be
     * @param options what this call does differently
     * @return the new connection with the provider's id; {@code Conflict} when the name is taken
     */
    Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options);

    /**
     * The same as {@link #create(ConnectionSpec, CallOptions)} with the client's settings.
     *
     * @param spec what it shall be
     * @return as there
     */
    default Either<ConnectorError, Connection> create(ConnectionSpec spec) {
        return create(spec, CallOptions.none());
    }

    /**
     * Changes what the change names and nothing else. Write; repeated only where the vendor makes that safe.
     *
     * @param id which
     * @param change what to change, at least one thing
     * @param options what this call does differently
     * @return the connection afterwards
     */
    Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options);

    /**
     * The same as {@link #update(ConnectionId, ConnectionChange, CallOptions)} with the client's settings.
     *
     * @param id which
     * @param change what to change, at least one thing
     * @return as there
     */
    default Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change) {
        return update(id, change, CallOptions.none());
    }

    /**
     * Deletes a connection. Repeated within the deadline, as deleting twice is deleting once; the 404 that answers our own
     * repeat counts as success.
     *
     * @param id which
     * @param options what this call does differently
     * @return whether it is gone or about to go
     */
    Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options);

    /**
     * The same as {@link #delete(ConnectionId, CallOptions)} with the client's settings.
     *
     * @param id which
     * @return as there
     */
    default Either<ConnectorError, Deletion> delete(ConnectionId id) {
        return delete(id, CallOptions.none());
    }

    /**
     * Lets the provider test a stored connection. Changes nothing but the verification fields that the descriptor names.
     *
     * @param id which
     * @param options what this call does differently
     * @return the report: an unreachable source is a report that is not ok. An error means that the test could not be made
     */
    Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options);

    /**
     * The same as {@link #test(ConnectionId, CallOptions)} with the client's settings.
     *
     * @param id which
     * @return as there
     */
    default Either<ConnectorError, TestReport> test(ConnectionId id) {
        return test(id, CallOptions.none());
    }

    /**
     * Lets the provider test settings without storing them.
     *
     * @param spec what to test
     * @param options what this call does differently
     * @return the report, as for a stored connection
     */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options);

    /**
     * The same as {@link #test(ConnectionSpec, CallOptions)} with the client's settings.
     *
     * @param spec what to test
     * @return as there
     */
    default Either<ConnectorError, TestReport> test(ConnectionSpec spec) {
        return test(spec, CallOptions.none());
    }

    /**
     * Reads schemas, tables and columns into memory. Read; retried within the deadline (300 s by default).
     *
     * @param id which connection
     * @param request what of it
     * @param options what this call does differently
     * @return the catalog; parts that failed are {@code problems()}, and {@code complete()} is false then
     */
    Either<ConnectorError, Catalog> introspect(ConnectionId id, IntrospectionRequest request, CallOptions options);

    /**
     * The same as {@link #introspect(ConnectionId, IntrospectionRequest, CallOptions)} with the client's settings.
     *
     * @param id which connection
     * @param request what of it
     * @return as there
     */
    default Either<ConnectorError, Catalog> introspect(ConnectionId id, IntrospectionRequest request) {
        return introspect(id, request, CallOptions.none());
    }

    /**
     * Walks over schemas, tables and columns in flat memory.
     *
     * @param id which connection
     * @param request what of it
     * @param visitor sees each table, on the calling thread
     * @param options what this call does differently
     * @return how the walk ended
     */
    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options);

    /**
     * The same as {@link #introspect(ConnectionId, IntrospectionRequest, CatalogVisitor, CallOptions)} with the client's settings.
     *
     * @param id which connection
     * @param request what of it
     * @param visitor sees each table, on the calling thread
     * @return as there
     */
    default Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor) {
        return introspect(id, request, visitor, CallOptions.none());
    }

    /**
     * Starts a sync and answers its job before the job ends.
     *
     * <p>Sent once. After an ambiguous failure the library looks for the job and answers it marked {@code attached}, or
     * {@code OutcomeUnknown}; it never starts a second one (INC-01, INC-02).
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     * @param options what this call does differently
     * @return the job, whose handle can be stored
     */
    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options);

    /**
     * The same as {@link #sync(ConnectionId, SyncRequest, CallOptions)} with the client's settings.
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     * @return as there
     */
    default Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request) {
        return sync(id, request, CallOptions.none());
    }

    /**
     * Looks at a job once. Read; retried within the deadline.
     *
     * @param ref a handle of this account
     * @param options what this call does differently
     * @return the job as it is now; {@code JobUnknown} when the provider does not know it
     */
    Either<ConnectorError, Job> job(JobRef ref, CallOptions options);

    /**
     * The same as {@link #job(JobRef, CallOptions)} with the client's settings.
     *
     * @param ref a handle of this account
     * @return as there
     */
    default Either<ConnectorError, Job> job(JobRef ref) {
        return job(ref, CallOptions.none());
    }

    /**
     * Lists one page of a connection's jobs. Read; retried within the deadline.
     *
     * @param id which connection
     * @param query which jobs
     * @param options what this call does differently
     * @return the page
     */
    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options);

    /**
     * The same as {@link #jobs(ConnectionId, JobQuery, CallOptions)} with the client's settings.
     *
     * @param id which connection
     * @param query which jobs
     * @return as there
     */
    default Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query) {
        return jobs(id, query, CallOptions.none());
    }

    /**
     * Asks the provider to cancel a job. Cancelling one that has ended changes nothing.
     *
     * @param ref a handle of this account
     * @param options what this call does differently
     * @return the job after the request; it may still run for a while
     */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options);

    /**
     * The same as {@link #cancel(JobRef, CallOptions)} with the client's settings.
     *
     * @param ref a handle of this account
     * @return as there
     */
    default Either<ConnectorError, Job> cancel(JobRef ref) {
        return cancel(ref, CallOptions.none());
    }

    /**
     * Removes synced data of the named scope; definitions stay.
     *
     * @param id which connection
     * @param request the scope
     * @param options what this call does differently
     * @return done, or the job that does it
     */
    Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options);

    /**
     * The same as {@link #purge(ConnectionId, PurgeRequest, CallOptions)} with the client's settings.
     *
     * @param id which connection
     * @param request the scope
     * @return as there
     */
    default Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request) {
        return purge(id, request, CallOptions.none());
    }

    /**
     * Walks over all matching connections in flat memory. Lazy: nothing is sent before the first {@code next()}, and taking
     * five items costs one request. A failure is answered with the number of items delivered before (INC-22).
     *
     * @param query filters and sort; the page size is how many are fetched at a time
     * @param options what each request of the walk does differently
     * @return the walk, which the caller closes when leaving it early
     */
    ItemStream<Connection> stream(ConnectionQuery query, CallOptions options);

    /**
     * The same as {@link #stream(ConnectionQuery, CallOptions)} with the client's settings.
     *
     * @param query filters and sort
     * @return as there
     */
    default ItemStream<Connection> stream(ConnectionQuery query) {
        return stream(query, CallOptions.none());
    }

    /**
     * Waits until a job ends, by polling.
     *
     * <p>Failed polls are tolerated within the policy; a status that the library does not know is not an end; when patience
     * ends the job goes on unless the policy says otherwise.
     *
     * @param ref a handle of this account, also one that another process stored
     * @param policy how patient the wait is
     * @param options what each poll does differently; its deadline bounds one poll
     * @return the job that ended well, in part or by cancellation; {@code JobFailed} with the reason; {@code WaitExpired}
     *     with the usable handle; {@code JobUnknown} when the provider forgot it
     */
    Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy, CallOptions options);

    /**
     * The same as {@link #await(JobRef, WaitPolicy, CallOptions)} with the client's settings.
     *
     * @param ref a handle of this account
     * @param policy how patient the wait is
     * @return as there
     */
    default Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy) {
        return await(ref, policy, CallOptions.none());
    }

    /**
     * Looks for the effect of a create whose outcome is unknown: lists connections and compares name, type and ends with
     * those of the request. Adopts and creates nothing.
     *
     * @param error the error of the create
     * @param options what each request does differently
     * @return none, one or several matches; {@code InvalidRequest} when the error names nothing to look for
     */
    Either<ConnectorError, Reconciliation> reconcile(ConnectorError error, CallOptions options);

    /**
     * The same as {@link #reconcile(ConnectorError, CallOptions)} with the client's settings.
     *
     * @param error the error of the create
     * @return as there
     */
    default Either<ConnectorError, Reconciliation> reconcile(ConnectorError error) {
        return reconcile(error, CallOptions.none());
    }

    /**
     * Finds what only some providers can do, such as {@code TablePreview}.
     *
     * @param type the facet's interface
     * @param <F> the facet
     * @return the facet; empty when this provider does not have it
     */
    <F> Optional<F> facet(Class<F> type);

    /**
     * Finds the provider's own, full API, for what the neutral interface leaves out.
     *
     * @param type the API's interface, such as {@code HotdataApi}
     * @param <T> its type
     * @return the API, behind the same pipeline as the neutral operations; empty when this provider has none of that type
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** {@return a view of the same client that throws {@code ConnectorException} instead of answering an error} */
    ThrowingConnections orThrow();

    /** {@return a view of the same client that answers futures, made on daemon threads of its own} */
    AsyncConnections async();

    /**
     * Ends calls and waits in progress and releases sockets and threads within a second. Idempotent. Calls after it answer
     * {@code Closed}. Nothing that was lent to the client is closed.
     */
    @Override
    void close();
}
