package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.VendorDeletion;
import org.connectorsdk.virtuousai.wire.ConnectionWire;

/** The neutral operations in terms of {@link VirtuousAiApi}. What takes more than a few lines has a class of its own. */
final class VirtuousAiConnections implements ProviderConnections {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final ProviderDescriptor descriptor;
    private final HttpRuntime runtime;
    private final VirtuousAiApi api;
    private final NotFoundExplainer refusals;
    private final VirtuousAiLists lists;
    private final VirtuousAiUpdates updates;
    private final VirtuousAiIntrospection introspection;
    private final List<Object> facets;

    VirtuousAiConnections(ProviderDescriptor descriptor, HttpRuntime runtime, boolean byCursor) {
        this.descriptor = descriptor;
        this.runtime = runtime;
        this.api = runtime.api(VirtuousAiApi.class);
        this.refusals = new NotFoundExplainer(api);
        this.lists = new VirtuousAiLists(api, runtime, byCursor);
        this.updates = new VirtuousAiUpdates(api);
        this.introspection = new VirtuousAiIntrospection(api, refusals);
        this.facets = List.of(
                new VirtuousAiQueries(api, runtime, refusals),
                new VirtuousAiFiles(api, runtime, refusals),
                new VirtuousAiLifecycle(api, runtime, refusals));
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    /** The organisation follows from the credential, and nothing names it. */
    @Override
    public String account() {
        return runtime.account("");
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return lists.page(query, options);
    }

    /** A connection is known by its id or by its slug. */
    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        Either<ConnectorError, ConnectionWire> found = UUID.matcher(id.value()).matches()
                ? api.getConnection(id.value(), options)
                : api.getConnectionBySlug(id.value(), options);
        return found.bimap(error -> NotFoundErrors.connection(error, id), VirtuousAiMapper::connection);
    }

    /** What was asked for by its slug shows it. */
    @Override
    public boolean isAbout(ConnectionId asked, Connection answered) {
        return UUID.matcher(asked.value()).matches()
                ? asked.isSame(answered.id())
                : answered.vendorFields()
                        .string("slug")
                        .map(asked.value()::equalsIgnoreCase)
                        .orElse(true);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return VirtuousAiSpecs.check(spec)
                .flatMap(ok -> api.createConnection(VirtuousAiMapper.newConnection(spec), options))
                .map(wire -> VirtuousAiMapper.written(wire, spec.secrets(), spec.config()));
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return updates.update(id, change, OperationDeadline.begin("update", options, runtime));
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteConnection(id.value(), options)
                .bimap(error -> NotFoundErrors.connection(error, id), done -> VendorDeletion.read(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("test", options, runtime);
        return deadline.request(rest -> api.verifyConnection(id.value(), rest))
                .flatMap(wire -> AnsweredId.check(VirtuousAiProvider.ID, "test", id, wire.id(), wire))
                .bimap(
                        error -> refusals.explain(error, Capability.TEST, id, deadline),
                        wire -> VirtuousAiMapper.report(wire, runtime.time().now()));
    }

    @Override
    public Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
        return introspection.introspect(id, request, visitor, OperationDeadline.begin("introspect", options, runtime));
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
