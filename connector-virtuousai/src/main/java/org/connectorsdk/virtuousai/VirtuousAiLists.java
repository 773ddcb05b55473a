package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.LenientList;
import org.connectorsdk.http.OperationDeadline;
import org.connectorsdk.http.VendorCount;
import org.connectorsdk.virtuousai.wire.ConnectionWire;
import org.connectorsdk.virtuousai.wire.ConnectionsWire;
import org.jspecify.annotations.Nullable;

/** Lists connections page by page, counting rows or with the server's cursors. */
final class VirtuousAiLists {
    static final int LARGEST_PAGE = 100;
    static final String[] FILTERS = {ConnectionQuery.SEARCH, ConnectionQuery.TYPE, ConnectionQuery.STATUS};

    private static final Map<String, String> SORT_WORDS = new TreeMap<>(Map.of(
            "name", "name",
            "createdAt", "created_at",
            "updatedAt", "updated_at",
            "lastVerifiedAt", "last_verified_at",
            "status", "status",
            "type", "provider"));

    static final String[] SORTS = SORT_WORDS.keySet().toArray(new String[0]);

    private static final int USUAL_PAGE = 50;
    private static final String OPERATION = "list_connections";

    private static final LenientList<ConnectionWire, Connection> LIST = new LenientList<>(
            VirtuousAiProvider.ID, OPERATION, VirtuousAiMapper::connection, VirtuousAiMapper::remains);

    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final boolean byCursor;
    private final OffsetPages<Connection> offsets = new OffsetPages<>(
            VirtuousAiProvider.ID,
            OPERATION,
            LARGEST_PAGE,
            connection -> connection.id().value());

    VirtuousAiLists(VirtuousAiApi api, HttpRuntime runtime, boolean byCursor) {
        this.api = api;
        this.runtime = runtime;
        this.byCursor = byCursor;
    }

    Either<ConnectorError, Page<Connection>> page(ConnectionQuery query, CallOptions options) {
        PageToken token = query.pageToken().orElse(null);
        if (byCursor) {
            return byCursor(query, token == null ? "" : token.value(), options);
        }
        int size = query.pageSize() == 0 ? USUAL_PAGE : query.pageSize();
        OperationDeadline deadline = OperationDeadline.begin("list", options, runtime);
        return offsets.page(
                token,
                size,
                (offset, limit) -> deadline.request(rest -> ask(query, limit, offset, null, rest))
                        .map(page -> slice(page, limit)));
    }

    /** Where no word tells the end, a page with fewer rows than were asked for is the last: the vendor gives as many as it has. */
    private static OffsetPages.Slice<Connection> slice(ConnectionsWire page, int limit) {
        OptionalLong total = total(page);
        boolean isSilent = page.hasNext() == null && total.isEmpty();
        Optional<Boolean> more = isSilent && page.connections().size() < limit
                ? Optional.of(false)
                : Optional.ofNullable(page.hasNext());
        return LIST.slice(page.connections(), more, total);
    }

    /** The presence of the parameter selects the mode; how to get a first cursor is not documented but by an empty one. */
    private Either<ConnectorError, Page<Connection>> byCursor(
            ConnectionQuery query, String cursor, CallOptions options) {
        return ask(query, query.pageSize() == 0 ? null : query.pageSize(), null, cursor, options)
                .flatMap(page -> next(page, cursor)
                        .flatMap(next -> LIST.page(
                                page.connections(), cursor.isEmpty(), next.map(PageToken::new), total(page))));
    }

    /** An empty page is the end, whatever it announces without naming it, and so is one that names itself. */
    private static Either<ConnectorError, Optional<String>> next(ConnectionsWire page, String cursor) {
        Optional<String> next = Optional.ofNullable(page.nextCursor()).filter(text -> !text.isBlank());
        boolean isEmpty = page.connections().isEmpty();
        if (isEmpty && page.hasNext() == null && next.filter(cursor::equals).isPresent()) {
            return Either.right(Optional.empty());
        }
        if (next.isEmpty() && !isEmpty && Boolean.TRUE.equals(page.hasNext())) {
            return Either.left(broken("more connections are announced, but no cursor came with them"));
        }
        return next.filter(cursor::equals).isPresent()
                ? Either.left(broken("paging makes no progress: the page names itself as the next one"))
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
                filter(query, ConnectionQuery.TYPE),
                filter(query, ConnectionQuery.STATUS),
                query.sort().map(SORT_WORDS::get).orElse("created_at"),
                query.descending() ? "desc" : "asc",
                limit,
                offset,
                cursor,
                options);
    }

    private static @Nullable List<String> filter(ConnectionQuery query, String name) {
        String value = query.filters().get(name);
        return value == null ? null : List.of(value);
    }

    private static OptionalLong total(ConnectionsWire page) {
        return VendorCount.of(page.total());
    }

    private static ConnectorError broken(String summary) {
        ErrorContext context = ErrorContext.of(VirtuousAiProvider.ID, OPERATION)
                .summary(summary)
                .outcome(Outcome.REFUSED)
                .advice("Report it to the provider; the list is incomplete. Another paging may help.")
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
