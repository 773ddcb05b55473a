package org.connectorsdk.airbyte.config;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteErrors;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.internal.AirbyteRequests;
import org.connectorsdk.airbyte.internal.Creation;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
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
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NamedTables;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.RunningJobs;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * The neutral operations in terms of {@link AirbyteConfigApi}. What takes more than a few lines has a class of its own.
 *
 * @since 0.1.0
 */
public final class ConfigConnections extends HttpConnections {
    private static final LenientList<ConnectionWire, Connection> LIST =
            new LenientList<>(Airbyte.ID, "list", ConfigMapper::connection, AirbyteMapper::partialConnection);

    private final AirbyteConfigApi api;
    private final Optional<String> workspace;
    private final AirbyteRequests requests = AirbyteRequests.ofConfig();
    private final ConfigActors actors;
    private final ConfigCatalog catalog;
    private final ConfigJobs jobs;
    private final Optional<RunningJobs> running;

    /**
     * Makes the adapter of one account.
     *
     * @param descriptor what the provider can do
     * @param runtime sends the requests; it is closed with the adapter
     * @param workspace the workspace whose connections are meant, where one is set
     * @param organization the organisation whose workspaces are listed, where one is set
     * @param current whether the server may be asked for what came in 2024
     */
    public ConfigConnections(
            ProviderDescriptor descriptor,
            HttpRuntime runtime,
            Optional<String> workspace,
            Optional<String> organization,
            boolean current) {
        this(descriptor, runtime, runtime.api(AirbyteConfigApi.class), workspace, organization, current);
    }

    private ConfigConnections(
            ProviderDescriptor descriptor,
            HttpRuntime runtime,
            AirbyteConfigApi api,
            Optional<String> workspace,
            Optional<String> organization,
            boolean current) {
        super(
                descriptor,
                runtime.account(workspace.orElse("")),
                runtime,
                api,
                List.of(new ConfigWorkspaces(api, runtime, organization, workspace, current)));
        this.api = api;
        this.workspace = workspace;
        this.actors = new ConfigActors(api, workspace, runtime);
        this.catalog = new ConfigCatalog(api);
        this.jobs = new ConfigJobs(api, runtime, account(), current);
        this.running = workspace
                .filter(id -> current)
                .map(id -> new ConfigRunningJobs(api, runtime, new ConfigMapper(account()), id));
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
        return home().flatMap(of -> api.listConnections(of, options)).flatMap(all -> LIST.page(all.connections()));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return home().flatMap(of -> api.streamConnections(of, options)).fold(ItemStream::failed, LIST::stream);
    }

    private Either<ConnectorError, WorkspaceIdWire> home() {
        return workspace
                .map(WorkspaceIdWire::new)
                .<Either<ConnectorError, WorkspaceIdWire>>map(Either::right)
                .orElseGet(() -> Either.left(
                        AirbyteErrors.withoutWorkspace("list", "with api=config, whose lists are of one workspace")));
    }

    private static Either<ConnectorError, ConnectionWire> existing(
            String operation, ConnectionId id, Either<ConnectorError, ConnectionWire> answer) {
        return AirbyteErrors.existing(operation, id, answer, ConnectionWire::connectionId, ConnectionWire::status);
    }

    /** What a connection joins; its catalog, which may be huge, is not read. */
    private Either<ConnectorError, ConnectionEndsWire> ends(
            String operation, ConnectionId id, OperationDeadline deadline) {
        return AirbyteErrors.existing(
                operation,
                id,
                deadline.request(options -> api.getConnectionEnds(new ConnectionIdWire(id.value()), options)),
                ConnectionEndsWire::connectionId,
                ConnectionEndsWire::status);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return existing("get", id, api.getConnection(new ConnectionIdWire(id.value()), options))
                .map(ConfigMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return new Creation<>(api::createConnection, actors.newActors(), requests)
                .create(spec, deadline("create", options))
                .map(wire -> requests.warned(spec, ConfigMapper.connection(wire)));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return requests.change(change)
                .map(body -> body.with("connectionId", id.value()))
                .flatMap(body -> existing("update", id, api.updateConnection(body, options)))
                .map(wire -> requests.warned(change, ConfigMapper.connection(wire)));
    }

    /** What is not there is deleted: Airbyte says so itself of what was there once. */
    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(new ConnectionIdWire(id.value()), options)
                .fold(
                        error -> error instanceof ConnectorError.NotFound
                                ? Either.right(Deletion.gone(id))
                                : Either.left(error),
                        done -> Either.right(deletion(id, done)));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = deadline("test", options);
        return ends("test", id, deadline)
                .flatMap(wire -> actors.test(
                        AirbyteMapper.text(wire.sourceId()), AirbyteMapper.text(wire.destinationId()), deadline));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        var violations = requests.violations(spec);
        return violations.isEmpty()
                ? actors.test(spec.source().orElseThrow(), spec.destination().orElseThrow(), deadline("test", options))
                : Either.left(ValidationErrors.of(Airbyte.ID, "test", violations));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        OperationDeadline deadline = deadline("introspect", options);
        return ends("introspect", id, deadline)
                .flatMap(wire -> catalog.introspect(AirbyteMapper.text(wire.sourceId()), request, visitor, deadline));
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
        OperationDeadline deadline = deadline("purge", options);
        return tables(id, request, deadline)
                .flatMap(tables -> jobs.purge(id, tables, deadline))
                .map(job -> Purge.running(request, job.ref()));
    }

    /** A job that clears what the connection does not sync ends well, so its streams are read first. */
    private Either<ConnectorError, List<TableRef>> tables(
            ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        if (request.scope() != PurgeRequest.Scope.TABLES) {
            return Either.right(List.of());
        }
        return deadline.request(left -> api.syncedStreams(new ConnectionIdWire(id.value()), left))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(Airbyte.ID, "purge", id, wire.connectionId(), wire))
                .map(ConfigMapper::tables)
                .flatMap(known -> NamedTables.among(Airbyte.ID, "purge", known).find(request.tables()));
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return jobs.job(ref, options);
    }

    @Override
    public Optional<RunningJobs> runningJobs() {
        return running;
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
