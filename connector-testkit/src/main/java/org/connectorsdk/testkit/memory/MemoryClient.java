package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
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
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.StartedSince;

/** The neutral operations on what is in memory. */
final class MemoryClient implements ProviderConnections {
    private final Memory memory;
    private final MemoryFacets facets;

    MemoryClient(Memory memory) {
        this.memory = memory;
        this.facets = new MemoryFacets(memory);
    }

    static Call call(String operation, Object... arguments) {
        return new Call(operation, List.of(arguments));
    }

    @Override
    public ProviderDescriptor descriptor() {
        return memory.descriptor();
    }

    @Override
    public String account() {
        return memory.account;
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return memory.read(
                call("list", query),
                options,
                errors -> new ConnectionPages(memory.connections.all(), query)
                        .page(memory.size(query.pageSize()), errors));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return memory.read(
                call("get", id),
                options,
                errors -> memory.connections.find(id, errors).map(StoredConnection::shown));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return memory.write(
                call("create", spec),
                options,
                errors -> memory.connections.create(spec, options.idempotencyKey(), errors));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return memory.write(
                call("update", id, change), options, errors -> memory.connections.update(id, change, errors));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return memory.write(call("delete", id), options, errors -> memory.connections.delete(id, errors));
    }

    /** Like a vendor's: an account that is not reached, or does not take the key or allow a read, is a report. */
    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return memory.<AccountReport>read(call("check"), options, errors -> Either.right(memory.accountReport()))
                .fold(memory::accountReport, Either::right);
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return memory.read(
                call("test", id),
                options,
                errors -> memory.connections.find(id, errors).map(found -> memory.nextReport()));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        return memory.read(call("testSpec", spec), options, errors -> Either.right(memory.nextReport()));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return memory.read(
                        call("introspect", id, request),
                        options,
                        errors -> memory.connections
                                .find(id, errors)
                                .flatMap(found -> memory.catalogs.matching(id, request)))
                .map(catalog -> MemoryCatalogs.show(catalog, visitor));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return memory.write(call("sync", id, request), options, errors -> start(id, request, options, errors))
                .mapLeft(MemoryClient::unsettled);
    }

    private Either<ConnectorError, Job> start(
            ConnectionId id, SyncRequest request, CallOptions options, MemoryErrors errors) {
        return memory.connections
                .find(id, errors)
                .filterOrElse(found -> !found.isDisabled(), found -> errors.disabled(id))
                .flatMap(found -> memory.catalogs.named(id, request.tables(), errors.operation()))
                .flatMap(tables -> memory.jobs.start(id, request.ifRunning(), options.idempotencyKey(), errors));
    }

    /** What the library makes of a start whose answer was lost and whose job it did not find. */
    private static ConnectorError unsettled(ConnectorError error) {
        return error.outcome() != Outcome.UNKNOWN || error instanceof ConnectorError.OutcomeUnknown
                ? error
                : new ConnectorError.OutcomeUnknown(
                        error.context().toBuilder()
                                .explaining("looked for jobs of the connection and found none")
                                .advice("Look at its jobs before starting another.")
                                .build(),
                        List.of());
    }

    @Override
    public Either<ConnectorError, SyncBaseline> prepareSync(
            ConnectionId id, SyncRequest request, Instant at, CallOptions options) {
        SyncBaseline bare = SyncBaseline.of(descriptor().id(), account(), id, request, at);
        return memory.read(
                call("prepareSync", id, request),
                options,
                errors -> memory.connections
                        .find(id, errors)
                        .map(found -> StartedSince.baseline(bare, memory.jobs.all(id), true)));
    }

    @Override
    public Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline, CallOptions options) {
        return memory.read(
                call("recoverSync", baseline),
                options,
                errors -> StartedSince.look(baseline, memory.jobs.all(baseline.connection()), true));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return memory.read(call("job", ref), options, errors -> memory.jobs.look(ref, errors));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return memory.read(
                call("jobs", id, query),
                options,
                errors -> memory.connections
                        .find(id, errors)
                        .flatMap(found -> memory.jobs.page(id, query, memory.size(query.pageSize()), errors)));
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return memory.write(call("cancel", ref), options, errors -> memory.jobs.cancel(ref, errors));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return memory.write(
                call("purge", id, request),
                options,
                errors -> memory.connections
                        .find(id, errors)
                        .flatMap(found -> memory.catalogs.named(id, request.tables(), errors.operation()))
                        .map(tables -> Purge.done(request)));
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return type.isInstance(facets) ? Optional.of(type.cast(facets)) : Optional.empty();
    }

    /** Nothing is held: the memory outlives its clients. */
    @Override
    public void close() {}
}
