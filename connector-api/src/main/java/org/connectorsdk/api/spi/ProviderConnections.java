package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
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
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.observe.ClientStatus;

/**
 * What a provider implements: the vendor's operations in neutral words, nothing else. Override what the descriptor
 * declares; the rest answers {@code Unsupported}.
 *
 * <p>The library calls a method only if its capability is declared, the client is open, the request fits the descriptor
 * (filters, sorts, page size, handle of this account) and the thread is not interrupted. Methods block, are
 * thread-safe, and answer failures as values: they never throw for anything that a vendor or network does, and never
 * answer null; what they throw all the same, or null, becomes {@code MalformedResponse}. Ids in an answer are those
 * that the vendor sent, so that an answer about something else is noticed. What each request of an operation did goes
 * to {@link CallOptions#operation()}; {@code connector-http} sees to that by itself. What the operations promise to
 * callers is written at {@code org.connectorsdk.api.Connections}.
 *
 * @since 0.1.0
 */
public interface ProviderConnections extends AutoCloseable {

    /** {@return what this client can do with its settings} */
    ProviderDescriptor descriptor();

    /** {@return the fingerprint of this account, see {@link JobRef#fingerprint}; part of every handle it makes} */
    String account();

    /**
     * Checks the account with reads alone: whether the vendor answers, whether it takes the credential, and what that
     * may do. A provider over HTTP builds it with {@code AccountProbe} of {@code connector-http}.
     *
     * @param options for this call
     * @return the report; an unreachable vendor and a refused credential are reports that are not ok
     */
    default Either<ConnectorError, AccountReport> check(CallOptions options) {
        return unsupported("check", Capability.ACCOUNT_CHECK);
    }

    /**
     * Lists one page.
     *
     * @param query filters and sorts that the descriptor declares
     * @param options for this call
     * @return the page
     */
    default Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return unsupported("list", Capability.LIST);
    }

    /**
     * Walks over all matches in flat memory: page by page, or element by element of one large answer. By default over
     * the pages of {@link #list}, which is also called by another thread then, for one page ahead of the caller.
     *
     * @param query filters and sorts that the descriptor declares
     * @param options for this call
     * @return the walk; sends nothing before its first {@code next()}
     */
    default ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return new PagedStream<>(
                descriptor().id(),
                "list",
                options,
                token -> list(query.toBuilder().pageToken(token).build(), options));
    }

    /**
     * Reads one connection.
     *
     * @param id which
     * @param options for this call
     * @return the connection
     */
    default Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return unsupported("get", Capability.GET);
    }

    /**
     * Creates a connection with one request that is never repeated blindly.
     *
     * @param spec what it shall be
     * @param options for this call
     * @return the new connection
     */
    default Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return unsupported("create", Capability.CREATE);
    }

    /**
     * Changes what the change names and nothing else.
     *
     * @param id which
     * @param change what to change
     * @param options for this call
     * @return the connection afterwards
     */
    default Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return unsupported("update", Capability.UPDATE);
    }

    /**
     * Deletes a connection.
     *
     * @param id which
     * @param options for this call
     * @return whether it is gone or about to go
     */
    default Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return unsupported("delete", Capability.DELETE);
    }

    /**
     * Tests a stored connection.
     *
     * @param id which
     * @param options for this call
     * @return the report; an unreachable source is a report that is not ok
     */
    default Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return unsupported("test", Capability.TEST);
    }

    /**
     * Tests settings without storing them.
     *
     * @param spec what to test
     * @param options for this call
     * @return the report
     */
    default Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return unsupported("testSpec", Capability.TEST_SPEC);
    }

    /**
     * Walks over schemas, tables and columns.
     *
     * @param id which connection
     * @param request which schemas and tables
     * @param visitor sees each table
     * @param options for this call
     * @return how the walk ended; parts that failed are problems, not an error
     */
    default Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return unsupported("introspect", Capability.INTROSPECT);
    }

    /**
     * Starts a sync, or joins the one that runs.
     *
     * @param id which connection
     * @param request what to sync
     * @param options for this call
     * @return the job, not yet ended
     */
    default Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return unsupported("sync", Capability.SYNC);
    }

    /**
     * Looks what is there before a sync is started, and starts nothing. By default it lists the jobs of the connection,
     * where they can be listed. To be overridden where {@link #sync} refuses requests by itself, where jobs of other
     * types are listed too, and where jobs have no ids. A provider over HTTP does it with {@code StartOnce} of {@code
     * connector-http}.
     *
     * @param id which connection
     * @param request what is to be started
     * @param at the time by the client's clock
     * @param options for this call
     * @return what is there
     */
    default Either<ConnectorError, SyncBaseline> prepareSync(
            ConnectionId id, SyncRequest request, Instant at, CallOptions options) {
        return new ListedStarts(this, options).prepare(id, request, at);
    }

    /**
     * Looks once for the sync that was to be started after {@link #prepareSync}, and starts nothing. The library asks
     * again, after a pause, when nothing is seen.
     *
     * @param baseline what was there before, of this account
     * @param options for this call
     * @return the job, marked {@code attached}; empty when it is certain that nothing was started; {@code
     *     OutcomeUnknown} when that cannot be known, see {@link StartedSince}; any other error when the look failed
     */
    default Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline, CallOptions options) {
        return new ListedStarts(this, options).recover(baseline);
    }

    /**
     * Reads the status of a job once.
     *
     * @param ref a handle of this account
     * @param options for this call
     * @return the job as it is now; {@code NotFound} when the vendor does not know it
     */
    default Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return unsupported("job", Capability.SYNC);
    }

    /**
     * Finds what tells of many jobs at once that they still run.
     *
     * @return the part; empty when the vendor shows jobs one by one, or those of one connection
     */
    default Optional<RunningJobs> runningJobs() {
        return Optional.empty();
    }

    /**
     * Lists jobs of a connection.
     *
     * @param id which connection
     * @param query which jobs
     * @param options for this call
     * @return one page
     */
    default Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return unsupported("jobs", Capability.JOB_LIST);
    }

    /**
     * Asks the vendor to cancel a job.
     *
     * @param ref a handle of this account
     * @param options for this call
     * @return the job after the request; it may still run for a while. A job that had ended is answered as it ended
     */
    default Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return unsupported("cancel", Capability.SYNC_CANCEL);
    }

    /**
     * Removes synced data.
     *
     * @param id which connection
     * @param request the scope
     * @param options for this call
     * @return done, or the job that does it
     */
    default Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return unsupported("purge", Capability.PURGE);
    }

    /**
     * Finds an optional part.
     *
     * @param type the facet's interface
     * @param <F> the facet
     * @return the facet; empty when this provider has none
     */
    default <F> Optional<F> facet(Class<F> type) {
        return Optional.empty();
    }

    /**
     * Finds the provider's own, full API.
     *
     * @param type its interface
     * @param <T> its type
     * @return the API; empty when this provider has none of that type
     */
    default <T> Optional<T> unwrap(Class<T> type) {
        return Optional.empty();
    }

    /**
     * Asks whether an answer is about the connection that was asked for. The library asks after each call that answers
     * a connection by its id; an answer about another one never reaches the caller. To be overridden where a connection
     * can be addressed by something else than its id.
     *
     * @param asked what the caller named
     * @param answered what came
     * @return whether they are the same; by default, whether the ids are
     */
    default boolean isAbout(ConnectionId asked, Connection answered) {
        return asked.isSame(answered.id());
    }

    /** {@return what is under way at the vendor; by default what nobody reports} */
    default ClientStatus.Requests requests() {
        return ClientStatus.Requests.NONE;
    }

    /** Ends calls in progress and releases sockets and threads. Idempotent, safe at any time, from any thread. */
    @Override
    void close();

    private <T> Either<ConnectorError, T> unsupported(String operation, Capability capability) {
        return Either.left(new ConnectorError.Unsupported(
                ErrorContext.of(descriptor().id(), operation)
                        .summary(descriptor().id() + " does not offer " + capability)
                        .build(),
                capability.name()));
    }
}
