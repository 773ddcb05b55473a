package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Optional;
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
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.ClientStatus;

/**
 * The connections of one account with one provider: the neutral interface, the same for every vendor.
 *
 * <p>Opened by {@link Connectors#open}, used by any number of threads, closed by whoever opened it. Methods block until
 * there is an answer or a limit is reached; an interrupt ends them within 200 ms with {@code Interrupted} and the flag
 * set. Failures are values: nothing is thrown for what a provider or the network does, and nothing is ever null.
 *
 * <p>Three methods give another view of the same client: {@link #with} sets options, {@link #orThrow()} throws errors,
 * {@link #async()} answers futures. Every error states by its {@link org.connectorsdk.api.error.Outcome outcome}
 * whether the provider acted. An operation that the provider does not offer answers {@code Unsupported} without a
 * request.
 *
 * @since 0.1.0
 */
public interface Connections extends AutoCloseable {

    /** {@return what this client can do with its settings} */
    ProviderDescriptor descriptor();

    /**
     * Sets options for calls: {@code connections.with(CallOptions.deadline(limit)).get(id)}. Costs nothing, so make a
     * view for one call, or keep it for many. The options replace those of the view on which this is called.
     *
     * <p>Facets and the raw API of a view carry its options too: what a call of theirs sets itself counts first.
     *
     * @param options for each call of the view; in a walk and a wait, for each request of it
     * @return a view of the same client; closing it closes the client
     */
    Connections with(CallOptions options);

    /**
     * Checks the account: whether the vendor can be reached, whether it takes the credential, and what that may do.
     * Read; retried within the deadline. Sends no write, and works without a setting for the workspace.
     *
     * <p>An unreachable vendor and a refused credential are reports that are not ok, and so is something else that
     * answers in the vendor's place. An error means that the check could not tell: the client is closed, a setting is
     * missing, the call was interrupted or its deadline passed before anything was learnt, the vendor failed (5xx) or
     * asked to wait (429), or its answer breaks its own contract.
     *
     * @return the report
     */
    Either<ConnectorError, AccountReport> check();

    /**
     * Lists one page of connections. Read; retried within the deadline.
     *
     * <p>A page is never the whole list: follow {@code page.next()}, or use {@link #stream}. A vendor without pages
     * answers everything in one, up to the ceiling for one answer.
     *
     * @param query filters, sort, page size and where to go on
     * @return the page; {@code Unsupported} for a filter or sort that the vendor does not have
     */
    Either<ConnectorError, Page<Connection>> list(ConnectionQuery query);

    /**
     * Walks over all matching connections in flat memory. Lazy: nothing is sent before the first {@code next()}, and
     * taking five items costs one request. Who takes more than five gets the next page fetched while consuming the one
     * before. A failure carries the number of items delivered before it (INC-22).
     *
     * @param query filters and sort; the page size is how many are fetched at a time
     * @return the walk, which the caller closes when leaving it early
     */
    ItemStream<Connection> stream(ConnectionQuery query);

    /**
     * Reads one connection. Read; retried within the deadline.
     *
     * @param id which connection
     * @return the connection; {@code NotFound} when there is none of that id
     */
    Either<ConnectorError, Connection> get(ConnectionId id);

    /**
     * Creates a connection with exactly one request.
     *
     * <p>Never repeated after an ambiguous failure: the error then has outcome {@code UNKNOWN} and carries the
     * identifying fields, and {@link #reconcile} searches for the effect (INC-03). A warning on the answer reports that
     * the provider stored it but could not use it.
     *
     * @param spec the connection to create
     * @return the new connection with the provider's id; {@code Conflict} when the name is taken
     */
    Either<ConnectorError, Connection> create(ConnectionSpec spec);

    /**
     * Changes what the change names and nothing else. Write; repeated only where the vendor makes that safe.
     *
     * @param id which connection
     * @param change what to change, at least one thing
     * @return the connection afterwards
     */
    Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change);

    /**
     * Deletes a connection. Repeated within the deadline, as deleting twice is deleting once; the 404 that answers our
     * own repeat counts as success.
     *
     * @param id which connection
     * @return whether it is gone or about to go
     */
    Either<ConnectorError, Deletion> delete(ConnectionId id);

    /**
     * Finds the effect of a create whose outcome is unknown: lists connections and compares name, type and ends with
     * those of the request. Adopts and creates nothing.
     *
     * @param error the error of the create
     * @return none, one or several matches; {@code InvalidRequest} when the error names nothing to search for
     */
    Either<ConnectorError, Reconciliation> reconcile(ConnectorError error);

    /**
     * Asks the provider to test a stored connection. Changes nothing but the verification fields that the descriptor
     * names.
     *
     * @param id which connection
     * @return the report: an unreachable source is a report that is not ok. An error means that the test could not be
     *     made
     */
    Either<ConnectorError, TestReport> test(ConnectionId id);

    /**
     * Asks the provider to test settings without storing them.
     *
     * @param spec the settings to test
     * @return the report, as for a stored connection
     */
    Either<ConnectorError, TestReport> test(ConnectionSpec spec);

    /**
     * Reads schemas, tables and columns into memory. Read; retried within the deadline (300 s by default).
     *
     * @param id which connection
     * @param request which schemas and tables
     * @return the catalog; parts that failed are {@code problems()}, and {@code complete()} is false then
     */
    Either<ConnectorError, Catalog> introspect(ConnectionId id, IntrospectionRequest request);

    /**
     * Walks over schemas, tables and columns in flat memory.
     *
     * @param id which connection
     * @param request which schemas and tables
     * @param visitor sees each table, on the calling thread
     * @return how the walk ended
     */
    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor);

    /**
     * Starts a sync and answers its job before the job ends.
     *
     * <p>Sent once. After an ambiguous failure the library searches for the job and answers it marked {@code attached},
     * or {@code OutcomeUnknown}; it never starts a second one (INC-01, INC-02).
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     * @return the job, whose handle can be stored
     */
    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request);

    /**
     * Takes the first of two steps to a sync that is started once even if the process that starts it is killed: looks
     * what is there. Read; retried within the deadline. Starts nothing, and refuses what {@link #sync} would refuse.
     *
     * <p>Keep what it answers, then call {@link #sync}. If no answer of that is known later, {@link #recoverSync} looks
     * for the job.
     *
     * @param id which connection
     * @param request what is to be started
     * @return what is there before
     */
    Either<ConnectorError, SyncBaseline> prepareSync(ConnectionId id, SyncRequest request);

    /**
     * Looks for a sync that was to be started after {@link #prepareSync}, whoever was to start it. Read; retried within
     * the deadline. Never sends a start. Nothing that is seen is looked for up to five times within 15 s, as jobs may
     * show late.
     *
     * <p>Ask once the start can no longer be under way, which is when its deadline has passed: an empty answer is
     * about what has arrived by then.
     *
     * @param baseline what was there before, of this account
     * @return the job that began since, marked {@code attached}, or one that ran before and still runs, which the start
     *     would have joined or skipped for; empty when the vendor shows its jobs and none began, so that a new start is
     *     the first; {@code OutcomeUnknown} when it cannot be known, with the jobs or the handle that may be it; any
     *     other error when the look failed
     */
    Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline);

    /**
     * Reads the status of a job once. Read; retried within the deadline.
     *
     * @param ref a handle of this account
     * @return the job as it is now; {@code JobUnknown} when the provider does not know it
     */
    Either<ConnectorError, Job> job(JobRef ref);

    /**
     * Lists one page of a connection's jobs. Read; retried within the deadline.
     *
     * @param id which connection
     * @param query which jobs
     * @return the page
     */
    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query);

    /**
     * Walks over a connection's jobs page by page, as {@link #stream} does over connections; begins at the first page.
     *
     * @param id which connection
     * @param query which jobs; the page size is how many are fetched at a time
     * @return the walk, which the caller closes when leaving it early
     */
    ItemStream<Job> jobStream(ConnectionId id, JobQuery query);

    /**
     * Waits until a job ends, by polling.
     *
     * <p>Failed polls are tolerated within the policy; a status that the library does not know is not an end; when
     * patience ends the job keeps running unless the policy says otherwise. The deadline of the view's options bounds
     * one poll.
     *
     * @param ref a handle of this account, also one that another process stored
     * @param policy how patient the wait is
     * @return the job that ended well, in part or by cancellation; {@code JobFailed} with the reason;
     *     {@code WaitExpired} with the usable handle; {@code JobUnknown} when the provider forgot it
     */
    Either<ConnectorError, Job> await(JobRef ref, WaitPolicy policy);

    /**
     * Asks the provider to cancel a job. Cancelling one that has ended changes nothing.
     *
     * @param ref a handle of this account
     * @return the job after the request; it may still run for a while
     */
    Either<ConnectorError, Job> cancel(JobRef ref);

    /**
     * Removes synced data of the named scope; definitions stay.
     *
     * @param id which connection
     * @param request the scope
     * @return done, or the job that does it
     */
    Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request);

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
     * @return the API, with the same reliability as the neutral operations; empty when this provider has none of that
     *     type
     */
    <T> Optional<T> unwrap(Class<T> type);

    /** {@return what this client does at the moment; sends nothing, blocks for nobody, also after close} */
    ClientStatus status();

    /** {@return a view of the same client that throws {@code ConnectorException} instead of answering an error} */
    ThrowingConnections orThrow();

    /** {@return a view of the same client that answers futures, made on daemon threads of its own} */
    AsyncConnections async();

    /**
     * Ends calls and waits in progress and releases sockets and threads within a second. Idempotent. Calls after it
     * answer {@code Closed}. Nothing that was lent to the client is closed.
     */
    @Override
    void close();
}
