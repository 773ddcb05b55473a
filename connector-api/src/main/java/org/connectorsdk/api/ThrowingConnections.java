package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The operations of {@link Connections} with plain results: each error is thrown as a {@link ConnectorException} that
 * carries it. Thread-safe; close the client itself.
 *
 * @since 0.1.0
 */
public final class ThrowingConnections {
    private final Connections connections;

    ThrowingConnections(Connections connections) {
        this.connections = connections;
    }

    /**
     * Sets options for calls; see {@link Connections#with}.
     *
     * @param options for each call of the view
     * @return a view of the same client
     */
    public ThrowingConnections with(CallOptions options) {
        return new ThrowingConnections(connections.with(options));
    }

    /** {@return the report on the account; see {@link Connections#check}} */
    public AccountReport check() {
        return plain(connections.check());
    }

    /**
     * {@return one page of connections; see {@link Connections#list}}
     *
     * @param query filters, sort, page size and where to go on
     */
    public Page<Connection> list(ConnectionQuery query) {
        return plain(connections.list(query));
    }

    /**
     * {@return all matching connections, one after the other; see {@link Connections#stream}} The stream is sequential
     * and throws {@link ConnectorException} where the walk breaks. Close it (try-with-resources) when leaving it early.
     *
     * @param query filters and sort; the page size is how many are fetched at a time
     */
    public Stream<Connection> stream(ConnectionQuery query) {
        return connections.stream(query).stream();
    }

    /**
     * {@return the connection of an id; see {@link Connections#get}}
     *
     * @param id which connection
     */
    public Connection get(ConnectionId id) {
        return plain(connections.get(id));
    }

    /**
     * {@return the new connection; see {@link Connections#create}}
     *
     * @param spec the connection to create
     */
    public Connection create(ConnectionSpec spec) {
        return plain(connections.create(spec));
    }

    /**
     * {@return the changed connection; see {@link Connections#update}}
     *
     * @param id which connection
     * @param change what to change, at least one thing
     */
    public Connection update(ConnectionId id, ConnectionChange change) {
        return plain(connections.update(id, change));
    }

    /**
     * {@return whether the connection is gone or about to go; see {@link Connections#delete}}
     *
     * @param id which connection
     */
    public Deletion delete(ConnectionId id) {
        return plain(connections.delete(id));
    }

    /**
     * {@return the matches of a create whose outcome is unknown; see {@link Connections#reconcile}}
     *
     * @param error the error of the create
     */
    public Reconciliation reconcile(ConnectorError error) {
        return plain(connections.reconcile(error));
    }

    /**
     * {@return the report on a stored connection; see {@link Connections#test(ConnectionId)}}
     *
     * @param id which connection
     */
    public TestReport test(ConnectionId id) {
        return plain(connections.test(id));
    }

    /**
     * {@return the report on settings that are not stored; see {@link Connections#test(ConnectionSpec)}}
     *
     * @param spec the settings to test
     */
    public TestReport test(ConnectionSpec spec) {
        return plain(connections.test(spec));
    }

    /**
     * {@return the catalog of a connection; see {@link Connections#introspect(ConnectionId, IntrospectionRequest)}}
     *
     * @param id which connection
     * @param request which schemas and tables
     */
    public Catalog introspect(ConnectionId id, IntrospectionRequest request) {
        return plain(connections.introspect(id, request));
    }

    /**
     * {@return how a walk over the catalog ended; see
     * {@link Connections#introspect(ConnectionId, IntrospectionRequest, CatalogVisitor)}}
     *
     * @param id which connection
     * @param request which schemas and tables
     * @param visitor sees each table, on the calling thread
     */
    public CatalogSummary introspect(ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor) {
        return plain(connections.introspect(id, request, visitor));
    }

    /**
     * {@return the job of a sync that was started; see {@link Connections#sync}}
     *
     * @param id which connection
     * @param request what to sync, and what to do when a sync runs already
     */
    public Job sync(ConnectionId id, SyncRequest request) {
        return plain(connections.sync(id, request));
    }

    /**
     * {@return what is there before a sync is started; see {@link Connections#prepareSync}}
     *
     * @param id which connection
     * @param request what is to be started
     */
    public SyncBaseline prepareSync(ConnectionId id, SyncRequest request) {
        return plain(connections.prepareSync(id, request));
    }

    /**
     * {@return the sync that was started, empty if none was; see {@link Connections#recoverSync}}
     *
     * @param baseline what was there before, of this account
     */
    public Optional<Job> recoverSync(SyncBaseline baseline) {
        return plain(connections.recoverSync(baseline));
    }

    /**
     * {@return the job as it is now; see {@link Connections#job}}
     *
     * @param ref a handle of this account
     */
    public Job job(JobRef ref) {
        return plain(connections.job(ref));
    }

    /**
     * {@return one page of jobs; see {@link Connections#jobs}}
     *
     * @param id which connection
     * @param query which jobs
     */
    public Page<Job> jobs(ConnectionId id, JobQuery query) {
        return plain(connections.jobs(id, query));
    }

    /**
     * {@return the job that ended well, in part or by cancellation; see {@link Connections#await}}
     *
     * @param ref a handle of this account
     * @param policy how patient the wait is
     */
    public Job await(JobRef ref, WaitPolicy policy) {
        return plain(connections.await(ref, policy));
    }

    /**
     * {@return the jobs of a connection, one after the other; see {@link Connections#jobStream}} The stream is
     * sequential and throws {@link ConnectorException} where the walk breaks. Close it when leaving it early.
     *
     * @param id which connection
     * @param query which jobs; the page size is how many are fetched at a time
     */
    public Stream<Job> jobStream(ConnectionId id, JobQuery query) {
        return connections.jobStream(id, query).stream();
    }

    /**
     * {@return the job after the request to cancel it; see {@link Connections#cancel}}
     *
     * @param ref a handle of this account
     */
    public Job cancel(JobRef ref) {
        return plain(connections.cancel(ref));
    }

    /**
     * {@return done, or the job that removes the data; see {@link Connections#purge}}
     *
     * @param id which connection
     * @param request the scope
     */
    public Purge purge(ConnectionId id, PurgeRequest request) {
        return plain(connections.purge(id, request));
    }

    /**
     * Finds what only some providers can do; see {@link Connections#facet}. The options of this view count for its
     * calls, and what a call sets itself counts first.
     *
     * @param type the facet's interface
     * @param <F> the facet
     * @return the facet, whose errors are thrown; empty when this provider does not have it
     */
    public <F> Optional<Facet<F>> facet(Class<F> type) {
        return connections.facet(type).map(Facet::new);
    }

    private static <T> T plain(Either<ConnectorError, T> answer) {
        if (answer.isLeft()) {
            throw new ConnectorException(answer.getLeft());
        }
        return answer.get();
    }

    /**
     * A facet whose errors are thrown.
     *
     * @param <F> the facet's interface
     */
    public static final class Facet<F> {
        private final F facet;

        private Facet(F facet) {
            this.facet = facet;
        }

        /**
         * Calls the facet, such as {@code files.call(facet -> facet.files(id, "", Optional.empty(), options))}.
         *
         * @param call one call of one of its methods
         * @param <T> what it answers
         * @return the plain result
         */
        public <T> T call(Function<? super F, Either<ConnectorError, T>> call) {
            return plain(Objects.requireNonNull(call.apply(facet), "the answer of the call"));
        }

        /**
         * Walks with the facet, such as {@code files.stream(facet -> facet.fileStream(id, "", options))}; see
         * {@link ItemStream#stream()}.
         *
         * @param walk one call of a method that answers a walk
         * @param <T> what is walked over
         * @return the items; closing it closes the walk
         */
        public <T> Stream<T> stream(Function<? super F, ? extends ItemStream<T>> walk) {
            return Objects.requireNonNull(walk.apply(facet), "the walk of the call").stream();
        }
    }
}
