package org.connectorsdk.virtuousai;

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
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;

/** The neutral operations in terms of {@link VirtuousAiApi}. What takes more than a few lines has a class of its own. */
final class VirtuousAiConnections extends HttpConnections {
    private final VirtuousAiApi api;
    private final VirtuousAiErrors errors;
    private final VirtuousAiLists lists;
    private final VirtuousAiUpdates updates;
    private final VirtuousAiCatalog catalog;

    VirtuousAiConnections(ProviderDescriptor descriptor, HttpRuntime runtime, boolean byCursor) {
        this(descriptor, runtime, byCursor, runtime.api(VirtuousAiApi.class));
    }

    private VirtuousAiConnections(
            ProviderDescriptor descriptor, HttpRuntime runtime, boolean byCursor, VirtuousAiApi api) {
        this(descriptor, runtime, byCursor, api, new VirtuousAiErrors(api));
    }

    /** The organisation follows from the credential, and nothing names it: the account has no name. */
    private VirtuousAiConnections(
            ProviderDescriptor descriptor,
            HttpRuntime runtime,
            boolean byCursor,
            VirtuousAiApi api,
            VirtuousAiErrors errors) {
        super(
                descriptor,
                runtime.account(""),
                runtime,
                api,
                List.of(
                        new VirtuousAiQueries(api, runtime, errors),
                        new VirtuousAiFiles(api, runtime, errors),
                        new VirtuousAiLifecycle(api, runtime, errors)));
        this.api = api;
        this.errors = errors;
        this.lists = new VirtuousAiLists(api, runtime, byCursor);
        this.updates = new VirtuousAiUpdates(api);
        this.catalog = new VirtuousAiCatalog(api, errors);
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return lists.page(query, options);
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        Either<ConnectorError, ConnectionWire> found = VirtuousAi.isSlug(id)
                ? api.getConnectionBySlug(id.value(), options)
                : api.getConnection(id.value(), options);
        return found.bimap(error -> NotFoundErrors.connection(error, id), VirtuousAiMapper::connection);
    }

    /** What was asked for by its slug shows it. */
    @Override
    public boolean isAbout(ConnectionId asked, Connection answered) {
        return VirtuousAi.isSlug(asked)
                ? answered.vendorFields()
                        .string("slug")
                        .map(asked.value()::equalsIgnoreCase)
                        .orElse(true)
                : asked.isSame(answered.id());
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return VirtuousAiRequests.creation(spec)
                .flatMap(request -> api.createConnection(request, options))
                .map(wire -> VirtuousAiMapper.written(wire, spec.secrets(), spec.config()));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return updates.update(id, change, deadline("update", options));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> deletion(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = deadline("test", options);
        return deadline.request(rest -> api.verifyConnection(id.value(), rest))
                .flatMap(wire -> AnsweredId.check(VirtuousAi.ID, "test", id, wire.id(), wire))
                .bimap(
                        error -> errors.explain(error, Capability.TEST, id, deadline),
                        wire -> VirtuousAiMapper.report(wire, runtime().time().now()));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return catalog.introspect(id, request, visitor, deadline("introspect", options));
    }
}
