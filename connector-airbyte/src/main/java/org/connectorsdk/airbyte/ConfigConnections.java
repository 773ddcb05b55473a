package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionIdWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.airbyte.wire.JobWires.JobInfoWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamNameWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamsOfConnectionWire;
import org.connectorsdk.airbyte.wire.WorkspaceWires.WorkspaceIdWire;
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
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.NamedTables;
import org.connectorsdk.http.provider.StartOnce;
import org.connectorsdk.http.provider.VendorDeletion;

/** The neutral operations in terms of {@link AirbyteConfigApi}. What takes more than a few lines has a class of its own. */
final class ConfigConnections implements ProviderConnections {
    private static final LenientList<ConnectionWire, Connection> LIST =
            new LenientList<>(AirbyteProvider.ID, "list", ConfigMapper::connection, ConfigMapper::remains);

    private final ProviderDescriptor descriptor;
    private final HttpRuntime runtime;
    private final AirbyteConfigApi api;
    private final Optional<String> workspace;
    private final Workspaces workspaces;
    private final boolean current;
    private final AirbyteBodies bodies = new AirbyteBodies(ConnectionFieldChecks::ofConfig);
    private final NewActors newActors;
    private final ConfigActors ends;
    private final ConfigJobMapper jobMapper;
    private final ConfigJobs jobs;

    ConfigConnections(
            ProviderDescriptor descriptor,
            HttpRuntime runtime,
            Optional<String> workspace,
            Optional<String> organization,
            boolean current) {
        this.descriptor = descriptor;
        this.runtime = runtime;
        this.api = runtime.api(AirbyteConfigApi.class);
        this.workspace = workspace;
        this.current = current;
        this.newActors = new NewActors(new ConfigActorOperations(api), workspace);
        this.workspaces = new AirbyteWorkspaces.OfConfig(api, runtime, organization, workspace, current);
        this.ends = new ConfigActors(api, newActors, runtime);
        this.jobMapper = new ConfigJobMapper(account());
        this.jobs = new ConfigJobs(api, runtime, jobMapper, current);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String account() {
        return runtime.account(workspace.orElse(""));
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return meant("list")
                .flatMap(of -> api.listConnections(of, options))
                .flatMap(all -> LIST.page(all.connections()));
    }

    @Override
    public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return meant("list").flatMap(of -> api.streamConnections(of, options)).fold(ItemStream::failed, LIST::stream);
    }

    private Either<ConnectorError, WorkspaceIdWire> meant(String operation) {
        return workspace
                .map(WorkspaceIdWire::new)
                .<Either<ConnectorError, WorkspaceIdWire>>map(Either::right)
                .orElseGet(() -> Either.left(NotFoundExplainer.withoutWorkspace(
                        operation, "with api=config, whose lists are of one workspace")));
    }

    private Either<ConnectorError, ConnectionWire> read(String operation, ConnectionId id, CallOptions options) {
        return api.getConnection(new ConnectionIdWire(id.value()), options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, operation, id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted(operation, id));
    }

    /** What a connection joins; its catalog, which may be huge, is not read. */
    private Either<ConnectorError, ConnectionEndsWire> ends(String operation, ConnectionId id, CallOptions options) {
        return api.getConnectionEnds(new ConnectionIdWire(id.value()), options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, operation, id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted(operation, id));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return read("get", id, options).map(ConfigMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return new Creation<>(api::createConnection, newActors, bodies)
                .create(spec, OperationDeadline.begin("create", options, runtime))
                .map(wire -> bodies.warned(spec, ConfigMapper.connection(wire)));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return bodies.change(change)
                .map(body -> body.with("connectionId", id.value()))
                .flatMap(body -> api.updateConnection(body, options).mapLeft(error -> NotFoundErrors.connection(error, id)))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, "update", id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted("update", id))
                .map(wire -> bodies.warned(change, ConfigMapper.connection(wire)));
    }

    /** What is not there is deleted: Airbyte says so itself of what was there once. */
    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(new ConnectionIdWire(id.value()), options)
                .fold(
                        error -> error instanceof ConnectorError.NotFound
                                ? Either.right(Deletion.gone(id))
                                : Either.left(error),
                        done -> Either.right(VendorDeletion.read(id, done)));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("test", options, runtime);
        return deadline.request(left -> ends("test", id, left))
                .flatMap(wire ->
                        ends.test(ConfigMapper.text(wire.sourceId()), ConfigMapper.text(wire.destinationId()), deadline));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
        var violations = bodies.violations(spec);
        return violations.isEmpty()
                ? ends.test(
                        spec.source().orElseThrow(),
                        spec.destination().orElseThrow(),
                        OperationDeadline.begin("test", options, runtime))
                : Either.left(ValidationErrors.of(AirbyteProvider.ID, "test", violations));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("introspect", options, runtime);
        return deadline.request(left -> ends("introspect", id, left))
                .flatMap(wire -> new ConfigIntrospection(api)
                        .introspect(ConfigMapper.text(wire.sourceId()), request, visitor, deadline));
    }

    /** Both modes are Airbyte's one run: it covers all streams, each in the mode that the connection has for it. */
    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        ConnectionIdWire wire = new ConnectionIdWire(id.value());
        ConfigStart start = start(ConfigStart.Kind.SYNC, id, left -> api.syncConnection(wire, left));
        return StartOnce.run(start, request.ifRunning(), runtime, OperationDeadline.begin("sync", options, runtime));
    }

    private ConfigStart start(
            ConfigStart.Kind kind,
            ConnectionId id,
            Function<CallOptions, Either<ConnectorError, JobInfoWire>> request) {
        return new ConfigStart(kind, id, api, jobs, jobMapper, runtime, current, request);
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("purge", options, runtime);
        return tables(id, request, deadline)
                .flatMap(tables -> StartOnce.run(
                        start(ConfigStart.Kind.PURGE, id, left -> current ? clear(id, tables, left) : reset(id, left)),
                        IfRunning.JOIN,
                        runtime,
                        deadline))
                .map(job -> Purge.running(request, job.ref()));
    }

    /** A job that clears what the connection does not sync ends well, so its streams are read first. */
    private Either<ConnectorError, List<TableRef>> tables(ConnectionId id, PurgeRequest request, OperationDeadline deadline) {
        if (request.scope() != PurgeRequest.Scope.TABLES) {
            return Either.right(List.of());
        }
        return deadline.request(left -> api.syncedStreams(new ConnectionIdWire(id.value()), left))
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, "purge", id, wire.connectionId(), wire))
                .map(ConfigMapper::tables)
                .flatMap(known ->
                        NamedTables.among(AirbyteProvider.ID, "purge", known).find(request.tables()));
    }

    private Either<ConnectorError, JobInfoWire> reset(ConnectionId id, CallOptions options) {
        return api.resetConnection(new ConnectionIdWire(id.value()), options);
    }

    /** What is cleared today was reset before; a server that does not know the new name has the old one. */
    private Either<ConnectorError, JobInfoWire> clear(ConnectionId id, List<TableRef> tables, CallOptions options) {
        if (!tables.isEmpty()) {
            StreamsOfConnectionWire streams = streams(id, tables);
            return Fallback.unlessKnown(api.clearStreams(streams, options), () -> api.resetStreams(streams, options));
        }
        return Fallback.unlessKnown(
                api.clearConnection(new ConnectionIdWire(id.value()), options), () -> reset(id, options));
    }

    private static StreamsOfConnectionWire streams(ConnectionId id, List<TableRef> tables) {
        List<StreamNameWire> names = new ArrayList<>();
        tables.forEach(table ->
                names.add(new StreamNameWire(table.table(), table.schema().isEmpty() ? null : table.schema())));
        return new StreamsOfConnectionWire(id.value(), names);
    }

    @Override
    public Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return jobs.job(ref, options);
    }

    @Override
    public Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        return jobs.jobs(id, query, options);
    }

    @Override
    public Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        return jobs.cancel(ref, options);
    }

    @Override
    public <F> Optional<F> facet(Class<F> type) {
        return type.isInstance(workspaces) ? Optional.of(type.cast(workspaces)) : Optional.empty();
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
