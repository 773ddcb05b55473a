package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.AccountProbe;
import org.connectorsdk.http.provider.HttpConnections;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionsWire;
import org.jspecify.annotations.Nullable;

/**
 * The neutral operations in terms of {@link VirtuousAiApi}. What takes more than a few lines has a class of its own.
 */
final class VirtuousAiConnections extends HttpConnections {
    private static final int USUAL_PAGE = 50;
    private static final String LIST = "list_connections";

    private static final LenientList<ConnectionWire, Connection> CONNECTIONS =
            new LenientList<>(VirtuousAi.ID, LIST, VirtuousAiMapper::connection, VirtuousAiMapper::remains);

    private static final OffsetPages<Connection> OFFSETS = new OffsetPages<>(
            VirtuousAi.ID,
            LIST,
            VirtuousAi.LARGEST_PAGE,
            connection -> connection.id().value());

    private final VirtuousAiApi api;
    private final boolean byCursor;
    private final VirtuousAiErrors errors;
    private final VirtuousAiUpdates updates;
    private final VirtuousAiCatalog catalog;

    /** The organisation follows from the credential, and nothing names it: the account has no name. */
    VirtuousAiConnections(ProviderDescriptor descriptor, HttpRuntime runtime, VirtuousAiApi api, boolean byCursor) {
        super(
                descriptor,
                runtime.account(""),
                runtime,
                api,
                List.of(
                        new VirtuousAiQueries(api, runtime),
                        new VirtuousAiFiles(api, runtime),
                        new VirtuousAiLifecycle(api, runtime)));
        this.api = api;
        this.byCursor = byCursor;
        this.errors = new VirtuousAiErrors(api);
        this.updates = new VirtuousAiUpdates(api);
        this.catalog = new VirtuousAiCatalog(api);
    }

    @Override
    public Either<ConnectorError, AccountReport> check(CallOptions options) {
        return AccountProbe.begin(this, deadline("check", options)).list().report();
    }

    @Override
    public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
        PageToken token = query.pageToken().orElse(null);
        if (byCursor) {
            return byCursor(query, token == null ? "" : token.value(), options);
        }
        int size = query.pageSize() == 0 ? USUAL_PAGE : query.pageSize();
        OperationDeadline deadline = deadline("list", options);
        return OFFSETS.page(
                token,
                size,
                (offset, limit) -> deadline.request(rest -> ask(query, limit, offset, null, rest))
                        .map(page -> slice(page, limit)));
    }

    /**
     * Where no word tells the end, a page with fewer rows than were asked for is the last: the vendor gives as many as
     * it has.
     */
    private static OffsetPages.Slice<Connection> slice(ConnectionsWire page, int limit) {
        OptionalLong total = VendorCount.of(page.total());
        boolean isSilent = page.hasNext() == null && total.isEmpty();
        Optional<Boolean> more = isSilent && page.connections().size() < limit
                ? Optional.of(false)
                : Optional.ofNullable(page.hasNext());
        return CONNECTIONS.slice(page.connections(), more, total);
    }

    /**
     * The presence of the parameter selects the mode; how to get a first cursor is not documented but by an empty one.
     */
    private Either<ConnectorError, Page<Connection>> byCursor(
            ConnectionQuery query, String cursor, CallOptions options) {
        return ask(query, limit(query.pageSize()), null, cursor, options)
                .flatMap(page -> next(page, cursor)
                        .flatMap(next -> CONNECTIONS.page(
                                page.connections(),
                                cursor.isEmpty(),
                                next.map(PageToken::new),
                                VendorCount.of(page.total()))));
    }

    /** An empty page is the end, whatever it announces without naming it, and so is one that names itself. */
    private static Either<ConnectorError, Optional<String>> next(ConnectionsWire page, String cursor) {
        Optional<String> next = Optional.ofNullable(page.nextCursor()).filter(text -> !text.isBlank());
        boolean isEmpty = page.connections().isEmpty();
        if (isEmpty && page.hasNext() == null && next.filter(cursor::equals).isPresent()) {
            return Either.right(Optional.empty());
        }
        if (next.isEmpty() && !isEmpty && Boolean.TRUE.equals(page.hasNext())) {
            return Either.left(brokenList("the page announces more connections, but has no cursor"));
        }
        return next.filter(cursor::equals).isPresent()
                ? Either.left(brokenList("paging makes no progress: the page names itself as the next one"))
                : Either.right(next);
    }

    private Either<ConnectorError, ConnectionsWire> ask(
            ConnectionQuery query,
            @Nullable Integer limit,
            @Nullable Long offset,
            @Nullable String cursor,
            CallOptions options) {
        return api.listConnections(
                query.filters().get(ConnectionQuery.SEARCH),
                VirtuousAiRequests.filter(query, ConnectionQuery.TYPE),
                VirtuousAiRequests.filter(query, ConnectionQuery.STATUS),
                query.sort().map(VirtuousAiRequests.SORTS::get).orElse("created_at"),
                query.descending() ? "desc" : "asc",
                limit,
                offset,
                cursor,
                options);
    }

    private static ConnectorError brokenList(String problem) {
        return VirtuousAiErrors.malformed(
                LIST,
                problem,
                "Report it to the provider; the list is incomplete. The other value of the setting paging may help.");
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
