package com.example.acme;

import com.example.acme.wire.SourceWires.SourceWire;
import com.example.acme.wire.SourceWires.SourcesWire;
import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
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
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;

/** The neutral operations in terms of {@link AcmeApi}. What is not here answers {@code Unsupported}. */
final class AcmeConnections extends HttpConnections {
    /** One odd source costs itself and not the list. */
    private static final LenientList<SourceWire, Connection> SOURCES =
            new LenientList<>(Acme.ID, "list", AcmeMapper::connection, AcmeMapper::remains);

    private final AcmeApi api;
    private final AcmeErrors errors;

    AcmeConnections(ProviderDescriptor descriptor, HttpRuntime runtime, AcmeAccount account) {
        this(descriptor, runtime, account, runtime.api(AcmeApi.class));
    }

    /** The workspace follows from the token, and nothing names it: the account has no name. There are no facets. */
    private AcmeConnections(ProviderDescriptor descriptor, HttpRuntime runtime, AcmeAccount account, AcmeApi api) {
        super(descriptor, runtime.account(""), runtime, api, List.of());
        this.api = api;
        this.errors = new AcmeErrors(account);
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return api.listSources(
                        query.filters().get(ConnectionQuery.TYPE),
                        query.pageSize() == 0 ? null : query.pageSize(),
                        query.pageToken().map(PageToken::value).orElse(null),
                        options)
                .mapLeft(errors::explain)
                .flatMap(page -> page(page, query.pageToken().isEmpty()));
    }

    /** An empty cursor ends the list like none at all. */
    private static Either<ConnectorError, Page<Connection>> page(SourcesWire page, boolean isFirst) {
        return SOURCES.page(
                page.sources(),
                isFirst,
                Optional.ofNullable(page.nextCursor())
                        .filter(cursor -> !cursor.isEmpty())
                        .map(PageToken::new),
                OptionalLong.empty());
    }

    @Override
    public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
        return api.getSource(id.value(), options).bimap(error -> errors.explain(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return api.createSource(AcmeRequests.creation(spec), options).bimap(errors::explain, AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return api.updateSource(id.value(), AcmeRequests.change(change), options)
                .bimap(error -> errors.explain(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteSource(id.value(), options)
                .bimap(error -> errors.explain(error, id), done -> deletion(id, done));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return api.checkSource(id.value(), options)
                .bimap(
                        error -> errors.explain(error, id),
                        check -> AcmeMapper.report(check, runtime().time().now()));
    }
}
