package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteErrors;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.internal.AirbyteRequests;
import org.connectorsdk.airbyte.internal.Creation;
import org.connectorsdk.airbyte.internal.NewActors;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PublicConnectionWire;
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
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.RunningJobs;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.jspecify.annotations.Nullable;

/**
 * The neutral operations in terms of {@link AirbytePublicApi}.
 *
 * @since 0.1.0
 */
public final class PublicConnections extends HttpConnections {
    private static final LenientList<PublicConnectionWire, Connection> LIST =
            new LenientList<>(Airbyte.ID, "list", PublicMapper::connection, AirbyteMapper::partialConnection);
    private static final OffsetPages<Connection> PAGES = new OffsetPages<>(
            Airbyte.ID,
            "list",
            Airbyte.LARGEST_PAGE,
            connection -> connection.id().value());

    private final AirbytePublicApi api;
    private final Optional<String> workspace;
    private final AirbyteRequests requests = AirbyteRequests.ofPublic();
    private final PublicCatalog catalog;
    private final PublicJobs jobs;

    /**
     * Makes the adapter of one account.
     *
     * @param descriptor what the provider can do
     * @param runtime sends the requests; it is closed with the adapter
     * @param workspace the workspace to which lists are restricted and in which ends are made, where one is set
     */
    public PublicConnections(ProviderDescriptor descriptor, HttpRuntime runtime, Optional<String> workspace) {
        this(descriptor, runtime, runtime.api(AirbytePublicApi.class), workspace);
    }

    private PublicConnections(
            ProviderDescriptor descriptor, HttpRuntime runtime, AirbytePublicApi api, Optional<String> workspace) {
        super(descriptor, runtime.account(workspace.orElse("")), runtime, api, List.of(new PublicWorkspaces(api)));
        this.api = api;
        this.workspace = workspace;
        this.catalog = new PublicCatalog(api);
        this.jobs = new PublicJobs(api, runtime, account());
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
        int size = query.pageSize() == 0 ? Airbyte.LARGEST_PAGE : query.pageSize();
        @Nullable List<String> workspaces = workspace.map(List::of).orElse(null);
        return PAGES.page(
                query.pageToken().orElse(null),
                size,
                (offset, limit) -> api.listConnections(workspaces, null, null, limit, offset, options)
                        .map(page -> PublicMapper.slice(LIST, page, limit)));
    }

    private static Either<ConnectorError, PublicConnectionWire> existing(
            String operation, ConnectionId id, Either<ConnectorError, PublicConnectionWire> answer) {
        return AirbyteErrors.existing(
                operation, id, answer, PublicConnectionWire::connectionId, PublicConnectionWire::status);
    }

    /** What a connection joins; its streams, which may be many, are not read. */
    private Either<ConnectorError, ConnectionEndsWire> ends(
            String operation, ConnectionId id, OperationDeadline deadline) {
        return AirbyteErrors.existing(
                operation,
                id,
                deadline.request(options -> api.getConnectionEnds(id.value(), options)),
                ConnectionEndsWire::connectionId,
                ConnectionEndsWire::status);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return existing("get", id, api.getConnection(id.value(), options)).map(PublicMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return new Creation<>(api::createConnection, new NewActors(new PublicActors(api), workspace), requests)
                .create(spec, deadline("create", options))
                .map(wire -> requests.warned(spec, PublicMapper.connection(wire)));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return requests.change(change)
                .flatMap(body -> existing("update", id, api.updateConnection(id.value(), body, options)))
                .map(wire -> requests.warned(change, PublicMapper.connection(wire)));
    }

    /** What is not there is deleted: Airbyte says so itself of what was there once. */
    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .fold(
                        error -> error instanceof ConnectorError.NotFound
                                ? Either.right(Deletion.gone(id))
                                : Either.left(error),
                        done -> Either.right(deletion(id, done)));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        OperationDeadline deadline = deadline("introspect", options);
        return ends("introspect", id, deadline).flatMap(wire -> catalog.introspect(wire, request, visitor, deadline));
    }

    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return jobs.sync(id, request.ifRunning(), options);
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
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return jobs.purge(id, options).map(job -> Purge.running(request, job.ref()));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return jobs.job(ref, options);
    }

    @Override
    public Optional<RunningJobs> runningJobs() {
        return Optional.of((refs, options) -> jobs.running(refs, workspace, options));
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return jobs.jobs(id, query, options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return jobs.cancel(ref, options);
    }
}
