package org.connectorsdk.hotdata;

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
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.hotdata.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;

/** The neutral operations in terms of {@link HotdataApi}. What takes more than a few lines has a class of its own. */
final class HotdataConnections extends HttpConnections {
    private static final LenientList<ConnectionWire, Connection> LIST = new LenientList<>(
            Hotdata.ID,
            "list",
            HotdataMapper::connection,
            LenientList.Remains.ofConnection("id", "name", "source_type"));

    private final HotdataApi api;
    private final HotdataErrorExplainer explainer;
    private final HotdataCatalog catalog;
    private final HotdataJobs jobs;
    private final HotdataPurge purge;

    HotdataConnections(
            ProviderDescriptor descriptor, String account, HttpRuntime runtime, HotdataApi api, List<Object> facets) {
        super(descriptor, account, runtime, api, facets);
        this.api = api;
        this.explainer = new HotdataErrorExplainer(api);
        this.catalog = new HotdataCatalog(api, explainer);
        this.jobs = new HotdataJobs(api, runtime, explainer, account);
        this.purge = new HotdataPurge(api, explainer, catalog);
    }

    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return AccountProbe.begin(this, deadline("check", options))
                .workspaces()
                .list()
                .report();
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
        return HotdataRequests.check(spec)
                .flatMap(ok -> api.createConnection(HotdataRequests.newConnection(spec), options))
                .map(wire -> HotdataMapper.created(wire, spec));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> deletion(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = deadline("test", options);
        return deadline.request(rest -> api.checkConnectionHealth(id.value(), rest))
                .flatMap(wire -> AnsweredId.check(Hotdata.ID, "test", id, wire.connectionId(), wire))
                .mapLeft(HotdataErrorExplainer::noVerdict)
                .bimap(
                        error -> explainer.explain(error, Capability.TEST, id, Optional.empty(), deadline),
                        wire -> HotdataMapper.report(wire, runtime().time().now()));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return catalog.introspect(id, request, visitor, deadline("introspect", options));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return jobs.sync(id, request, deadline("sync", options));
    }

    @Override
    public Either<ConnectorError, SyncBaseline> prepareSync(
            ConnectionId id, SyncRequest request, Instant at, CallOptions options) {
        return jobs.prepare(baseline(id, request, at), deadline("prepareSync", options));
    }

    @Override
    public Either<ConnectorError, Optional<Job>> recoverSync(SyncBaseline baseline, CallOptions options) {
        return jobs.recover(baseline, deadline("recoverSync", options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return jobs.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return purge.purge(id, request, deadline("purge", options));
    }
}
