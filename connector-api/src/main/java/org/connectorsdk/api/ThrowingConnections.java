package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The operations of {@link Connections} with plain results: each error is thrown as a {@link ConnectorException} that
 * carries it. Thread-safe; close the client itself.
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
        return ThrowingItems.stream(connections.stream(query));
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

    static <T> T plain(Either<ConnectorError, T> answer) {
        if (answer.isLeft()) {
            throw new ConnectorException(answer.getLeft());
        }
        return answer.get();
    }

    /** A walk as an iterator that throws where the walk breaks. */
    private static final class ThrowingItems<T> implements Iterator<T> {
        private final ItemStream<T> walk;
        private Optional<T> ahead = Optional.empty();
        private boolean fetched;

        private ThrowingItems(ItemStream<T> walk) {
            this.walk = Objects.requireNonNull(walk, "walk");
        }

        /** The walk as a sequential stream; closing the one closes the other. */
        static <T> Stream<T> stream(ItemStream<T> walk) {
            Iterator<T> items = new ThrowingItems<>(walk);
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED | Spliterator.NONNULL),
                            false)
                    .onClose(walk::close);
        }

        @Override
        public boolean hasNext() {
            if (!fetched) {
                ahead = ThrowingConnections.plain(walk.next());
                fetched = true;
            }
            return ahead.isPresent();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            fetched = false;
            return ahead.orElseThrow();
        }
    }
}
