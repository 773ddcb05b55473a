package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
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
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.VendorDeletion;

/** The neutral operations in terms of {@link HotdataApi}. What takes more than a few lines has a class of its own. */
final class HotdataConnections implements ProviderConnections {
    private static final LenientList<ConnectionWire, Connection> LIST =
            new LenientList<>(Hotdata.ID, "list", HotdataMapper::connection, HotdataMapper::remains);

    private final ProviderDescriptor descriptor;
    private final String account;
    private final HttpRuntime runtime;
    private final HotdataApi api;
    private final NotFoundExplainer refusals;
    private final HotdataIntrospection introspection;
    private final HotdataSync sync;
    private final HotdataPurge purge;
    private final List<Object> facets;

    HotdataConnections(
            ProviderDescriptor descriptor, String account, HttpRuntime runtime, HotdataApi api, List<Object> facets) {
        this.descriptor = descriptor;
        this.account = account;
        this.runtime = runtime;
        this.api = api;
        this.refusals = new NotFoundExplainer(api);
        this.introspection = new HotdataIntrospection(api, refusals);
        this.sync = new HotdataSync(api, runtime, refusals, new HotdataJobs(account));
        this.purge = new HotdataPurge(api, refusals, introspection);
        this.facets = facets;
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return api.listConnections(options).flatMap(all -> LIST.page(all.connections()));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return api.streamConnections(options).fold(ItemStream::failed, LIST::stream);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getConnection(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), HotdataMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return HotdataSpecs.check(spec)
                .flatMap(ok -> api.createConnection(HotdataMapper.newConnection(spec), options))
                .map(wire -> HotdataMapper.created(wire, spec));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> VendorDeletion.read(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = budget("test", options);
        return deadline.request(rest -> api.checkConnectionHealth(id.value(), rest))
                .flatMap(wire -> AnsweredId.check(Hotdata.ID, "test", id, wire.connectionId(), wire))
                .bimap(
                        error -> refusals.explain(untold(error), Capability.TEST, id, Optional.empty(), deadline),
                        wire -> HotdataMapper.report(wire, runtime.time().now()));
    }

    /** A failed probe is not a probe that failed: production has answered 500 for connections that work. */
    private static ConnectorError untold(ConnectorError error) {
        return error instanceof ConnectorError.ProviderFailure
                ? error.withContext(error.context().toBuilder()
                        .advice("Hotdata could not tell; this says nothing about the connection.")
                        .build())
                : error;
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return introspection.introspect(id, request, visitor, budget("introspect", options));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return sync.sync(id, request, budget("sync", options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return sync.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return purge.purge(id, request, budget("purge", options));
    }

    private OperationDeadline budget(String operation, CallOptions options) {
        return OperationDeadline.begin(operation, options, runtime);
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return facets.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public <T> Optional<T> unwrap(Class<T> type) {
        return runtime.unwrap(type, api);
    }

    @Override
    public void close() {
        runtime.close();
    }
}
