package com.example.acme;

import com.example.acme.wire.SourceWires.SourceWire;
import io.vavr.control.Either;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
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
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.CatalogWalk;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;

/** The neutral operations in terms of {@link AcmeApi}. What is not here answers {@code Unsupported}. */
final class AcmeConnections extends HttpConnections {
    /** One odd source costs itself and not the list. */
    private static final LenientList<SourceWire, Connection> SOURCES = new LenientList<>(
            Acme.ID, "list", AcmeMapper::connection, LenientList.Remains.ofConnection("id", "name", "type"));

    private final AcmeApi api;
    private final AcmeJobs jobs;

    AcmeConnections(ProviderDescriptor descriptor, HttpRuntime runtime, String account, AcmeApi api) {
        super(descriptor, account, runtime, api, List.of(new AcmeLifecycle(api), new AcmeWorkspaces(api)));
        this.api = api;
        this.jobs = new AcmeJobs(api, runtime, account);
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return api.listSources(
                        query.filters().get(ConnectionQuery.TYPE),
                        limit(query.pageSize()),
                        cursor(query.pageToken()),
                        options)
                .flatMap(page -> SOURCES.page(page.sources(), query.pageToken(), page.nextCursor()));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getSource(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return api.createSource(AcmeRequests.creation(spec), options).map(AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return api.updateSource(id.value(), AcmeRequests.change(change), options)
                .bimap(error -> NotFoundErrors.connection(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteSource(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> deletion(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return api.checkSource(id.value(), options)
                .bimap(
                        error -> NotFoundErrors.connection(error, id),
                        check -> AcmeMapper.report(check, runtime().time().now()));
    }

    /** One odd table costs itself and not the catalog. */
    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return api.listTables(id.value(), options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(
                        found -> CatalogWalk.inOneAnswer(Acme.ID, found.tables(), AcmeMapper::table, request, visitor));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return jobs.sync(id, request, deadline("sync", options));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return jobs.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return jobs.list(id, query, options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return jobs.cancel(ref, options);
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return api.purgeSource(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> Purge.done(request));
    }
}
