package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.airbyte.wire.ConnectionWires.ConnectionEndsWire;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.airbyte.wire.ConnectionWires.PublicConnectionWire;
import org.connectorsdk.airbyte.wire.StreamWires.StreamPropertiesWire;
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
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.StartOnce;
import org.connectorsdk.http.provider.VendorDeletion;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** The neutral operations in terms of {@link AirbytePublicApi}. */
final class PublicConnections implements ProviderConnections {
    static final int LARGEST_PAGE = 100;

    private static final LenientList<PublicConnectionWire, Connection> LIST =
            new LenientList<>(AirbyteProvider.ID, "list", PublicMapper::connection, ConfigMapper::remains);

    private final ProviderDescriptor descriptor;
    private final HttpRuntime runtime;
    private final AirbytePublicApi api;
    private final Optional<String> workspace;
    private final AirbyteBodies bodies = new AirbyteBodies(ConnectionFieldChecks::ofPublic);
    private final Workspaces workspaces;
    private final PublicJobs jobs;
    private final OffsetPages<Connection> pages = new OffsetPages<>(
            AirbyteProvider.ID,
            "list",
            LARGEST_PAGE,
            connection -> connection.id().value());

    PublicConnections(ProviderDescriptor descriptor, HttpRuntime runtime, Optional<String> workspace) {
        this.descriptor = descriptor;
        this.runtime = runtime;
        this.api = runtime.api(AirbytePublicApi.class);
        this.workspace = workspace;
        this.workspaces = new AirbyteWorkspaces.OfPublic(api);
        this.jobs = new PublicJobs(api, runtime, account());
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
        int size = query.pageSize() == 0 ? LARGEST_PAGE : query.pageSize();
        @Nullable List<String> workspaces = workspace.map(List::of).orElse(null);
        return pages.page(
                query.pageToken().orElse(null),
                size,
                (offset, limit) -> api.listConnections(workspaces, null, null, limit, offset, options)
                        .map(page -> slice(page, limit)));
    }

    private static OffsetPages.Slice<Connection> slice(PageWire<Lenient<PublicConnectionWire>> page, int limit) {
        return LIST.slice(page.data(), PublicJobs.isFollowed(page, limit), OptionalLong.empty());
    }

    /** What a connection joins; its streams, which may be many, are not read. */
    private Either<ConnectorError, ConnectionEndsWire> ends(String operation, ConnectionId id, CallOptions options) {
        return api.getConnectionEnds(id.value(), options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, operation, id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted(operation, id));
    }

    private Either<ConnectorError, PublicConnectionWire> read(String operation, ConnectionId id, CallOptions options) {
        return api.getConnection(id.value(), options)
                .mapLeft(error -> NotFoundErrors.connection(error, id))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, operation, id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted(operation, id));
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return read("get", id, options).map(PublicMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        NewActors actors = new NewActors(new PublicActorOperations(api), workspace);
        return new Creation<>(api::createConnection, actors, bodies)
                .create(spec, OperationDeadline.begin("create", options, runtime))
                .map(wire -> bodies.warned(spec, PublicMapper.connection(wire)));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return bodies.change(change)
                .flatMap(body ->
                        api.updateConnection(id.value(), body, options).mapLeft(error -> NotFoundErrors.connection(error, id)))
                .flatMap(wire -> AnsweredId.check(AirbyteProvider.ID, "update", id, wire.connectionId(), wire))
                .filterOrElse(
                        wire -> !AirbyteStatuses.isDeleted(wire.status()), wire -> NotFoundExplainer.deleted("update", id))
                .map(wire -> bodies.warned(change, PublicMapper.connection(wire)));
    }

    /** What is not there is deleted: Airbyte says so itself of what was there once. */
    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .fold(
                        error -> error instanceof ConnectorError.NotFound
                                ? Either.right(Deletion.gone(id))
                                : Either.left(error),
                        done -> Either.right(VendorDeletion.read(id, done)));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("introspect", options, runtime);
        Boolean ignoreCache = request.isFresh() ? true : null;
        return deadline.request(left -> ends("introspect", id, left))
                .flatMap(wire -> deadline.request(left -> api.streamProperties(
                        ConfigMapper.text(wire.sourceId()), wire.destinationId(), ignoreCache, left)))
                .flatMap(streams -> {
                    try (streams) {
                        return new StreamWalk<>(streams, request, visitor)
                                .walk(
                                        PublicConnections::ref,
                                        stream -> StreamTables.table(stream, request.columns()),
                                        stream -> stream.propertyFields() == null
                                                ? Optional.of("propertyFields")
                                                : StreamTables.odd(
                                                        stream.more(), "sourceDefinedPrimaryKey", "defaultCursorField"),
                                        all -> Optional.empty());
                    }
                });
    }

    private static Optional<TableRef> ref(StreamPropertiesWire stream) {
        return stream.streamName().isEmpty() || stream.more().containsKey("streamnamespace")
                ? Optional.empty()
                : Optional.of(StreamTables.ref(stream.namespace(), stream.streamName()));
    }

    /** Both modes are Airbyte's one run: it covers all streams, each in the mode that the connection has for it. */
    @Override
    public Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        return StartOnce.run(
                new PublicStart(PublicStart.Kind.SYNC, id, api, jobs),
                request.ifRunning(),
                runtime,
                OperationDeadline.begin("sync", options, runtime));
    }

    @Override
    public Either<ConnectorError, Purge> purge(ConnectionId id, PurgeRequest request, CallOptions options) {
        return StartOnce.run(
                        new PublicStart(PublicStart.Kind.PURGE, id, api, jobs),
                        IfRunning.JOIN,
                        runtime,
                        OperationDeadline.begin("purge", options, runtime))
                .map(job -> Purge.running(request, job.ref()));
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
