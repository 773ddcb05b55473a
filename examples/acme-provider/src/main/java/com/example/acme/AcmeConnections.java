package com.example.acme;

import io.vavr.control.Either;
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
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;

/** The neutral operations in terms of {@link AcmeApi}. What is not here answers {@code Unsupported}. */
final class AcmeConnections implements ProviderConnections {
    /** One odd source costs itself and not the list. */
    private static final LenientList<AcmeWire.Source, Connection> SOURCES =
            new LenientList<>(AcmeProvider.ID, "list", AcmeMapper::connection, AcmeMapper::remains);

    private static final int ACCEPTED = 202;

    private final ProviderDescriptor descriptor;
    private final HttpRuntime runtime;
    private final AcmeAccount account;
    private final AcmeApi api;

    AcmeConnections(ProviderDescriptor descriptor, HttpRuntime runtime, AcmeAccount account) {
        this.descriptor = descriptor;
        this.runtime = runtime;
        this.account = account;
        this.api = runtime.api(AcmeApi.class);
    }

    @Override
    public ProviderDescriptor descriptor() {
        return descriptor;
    }

    /** The workspace follows from the token, and nothing names it. */
    @Override
    public String account() {
        return runtime.account("");
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        return api.listSources(
                        query.filters().get(ConnectionQuery.TYPE),
                        query.pageSize() == 0 ? null : query.pageSize(),
                        query.pageToken().map(PageToken::value).orElse(null),
                        options)
                .mapLeft(this::explained)
                .flatMap(page -> page(page, query.pageToken().isEmpty()));
    }

    /** An empty cursor ends the list like none at all. */
    private static Either<ConnectorError, Page<Connection>> page(AcmeWire.Sources page, boolean isFirst) {
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
        return api.getSource(id.value(), options).bimap(error -> explained(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
        return api.createSource(AcmeMapper.newSource(spec), options).bimap(this::explained, AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Connection> update(ConnectionId id, ConnectionChange change, CallOptions options) {
        return api.updateSource(id.value(), AcmeMapper.change(change), options)
                .bimap(error -> explained(error, id), AcmeMapper::connection);
    }

    @Override
    public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
        return api.deleteSource(id.value(), options)
                .bimap(
                        error -> explained(error, id),
                        done -> done.status() == ACCEPTED
                                ? new Deletion(id, Deletion.State.ACCEPTED)
                                : Deletion.gone(id));
    }

    @Override
    public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
        return api.checkSource(id.value(), options)
                .bimap(
                        error -> explained(error, id),
                        check -> AcmeMapper.report(check, runtime.time().now()));
    }

    /** Says which source was not found, as only the caller of an operation knows. */
    private ConnectorError explained(ConnectorError error, ConnectionId id) {
        return error instanceof ConnectorError.NotFound
                ? new ConnectorError.NotFound(error.context(), "source", id.value())
                : explained(error);
    }

    /** Says whose token was refused: a process may have several. */
    private ConnectorError explained(ConnectorError error) {
        return error instanceof ConnectorError.Unauthenticated
                ? error.withContext(error.context().toBuilder()
                        .advice("Make a new token for " + account + " in Acme's console.")
                        .build())
                : error;
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
