package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewTestWire;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.jspecify.annotations.Nullable;

/** The neutral operations in terms of {@link FivetranApi}. What takes more than a few lines has a class of its own. */
final class FivetranConnections extends HttpConnections {
    private static final LenientList<ConnectionWire, Connection> LIST =
            new LenientList<>(Fivetran.ID, "list_connections", FivetranMapper::connection, FivetranMapper::remains);

    private final FivetranApi api;
    private final @Nullable String group;
    private final FivetranCreations creations;
    private final FivetranUpdates updates;
    private final FivetranCatalog catalog;
    private final FivetranJobs jobs;

    /**
     * Makes the adapter of the account, or of one of its groups.
     *
     * @param group the group; null for all
     * @param guarded whether the time of a start is compared with the ends that are seen after it
     */
    FivetranConnections(
            ProviderDescriptor descriptor,
            HttpRuntime runtime,
            FivetranApi api,
            @Nullable String group,
            boolean guarded) {
        super(
                descriptor,
                runtime.account(group == null ? "" : group),
                runtime,
                api,
                List.of(new FivetranLifecycle(api, runtime), new FivetranWorkspaces(api)));
        this.api = api;
        this.group = group;
        this.creations = new FivetranCreations(api, group);
        this.updates = new FivetranUpdates(api);
        this.catalog = new FivetranCatalog(api);
        this.jobs = new FivetranJobs(api, runtime, account(), guarded);
    }

    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        AccountProbe probe = AccountProbe.begin(this, deadline("check", options));
        return probe.read(
                        Set.of(),
                        rest -> api.getAccountInfo(rest)
                                .peek(answer -> probe.vendorFields(FivetranMapper.account(answer.content()))))
                .workspaces()
                .list()
                .report();
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        Optional<PageToken> token = query.pageToken();
        return FivetranRequests.cursor("list", token)
                .flatMap(cursor -> api.listConnections(
                        query.filters().getOrDefault(Fivetran.GROUP, group),
                        query.filters().get(ConnectionQuery.NAME),
                        limit(query.pageSize()),
                        cursor.orElse(null),
                        options))
                .map(ReplyWire::content)
                .flatMap(page ->
                        LIST.page(page.items(), token.isEmpty(), FivetranMapper.next(page), OptionalLong.empty()));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getConnection(id.value(), options)
                .bimap(
                        error -> FivetranErrors.ofConnection(error, id),
                        answer -> FivetranMapper.connection(answer.content()));
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return creations.create(spec, deadline("create", options));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return updates.update(id, change, deadline("update", options));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(error -> FivetranErrors.ofConnection(error, id), done -> deletion(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return api.runSetupTests(id.value(), new NewTestWire(null, null), options)
                .map(ReplyWire::content)
                .flatMap(wire -> AnsweredId.check(Fivetran.ID, "test", id, wire.id(), wire))
                .bimap(
                        error -> FivetranErrors.ofConnection(error, id),
                        wire -> FivetranMapper.report(wire, runtime().time().now()));
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
}
