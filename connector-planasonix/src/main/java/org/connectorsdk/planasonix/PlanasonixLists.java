package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionsWire;
import org.jspecify.annotations.Nullable;

/**
 * Lists connections. A list has no pages that the caller could ask for: the vendor documents no parameter for it, and answers it whole.
 * Should an answer name a cursor all the same, it is followed within the one page.
 */
final class PlanasonixLists {
    private static final String OPERATION = "list_connections";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixDialects dialects;
    private final LenientList<ConnectionWire, Connection> list;

    PlanasonixLists(PlanasonixApi api, HttpRuntime runtime, PlanasonixDialects dialects) {
        this.api = api;
        this.runtime = runtime;
        this.dialects = dialects;
        this.list = new LenientList<>(Planasonix.ID, OPERATION, this::item, PlanasonixMapper::remains);
    }

    private Connection item(ConnectionWire wire) {
        dialects.saw(wire);
        return PlanasonixMapper.connection(wire);
    }

    Either<ConnectorError, Page<Connection>> all(ConnectionQuery query, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("list", options, runtime);
        List<Connection> found = new ArrayList<>();
        try (PagedStream<Connection> parts = new PagedStream<>(
                Planasonix.ID, OPERATION, token -> deadline.request(rest -> part(query, token, rest)))) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> next = parts.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(
                            new Page<>(found, Optional.empty(), OptionalLong.of(found.size()), parts.warnings()));
                }
                found.add(next.get().get());
            }
        }
    }

    private Either<ConnectorError, Page<Connection>> part(
            ConnectionQuery query, @Nullable PageToken token, CallOptions options) {
        return api.listConnections(type(query), search(query), token == null ? null : token.value(), options)
                .peek(answer -> dialects.sawList(answer.bare() != null))
                .flatMap(answer -> list.page(answer.connections(), token == null, next(answer), OptionalLong.empty()));
    }

    private static Optional<PageToken> next(ConnectionsWire answer) {
        return Optional.ofNullable(answer.meta() == null ? null : answer.meta().next())
                .filter(cursor -> !cursor.isBlank())
                .map(PageToken::new);
    }

    ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return list.stream(
                cursor -> api.streamConnections(type(query), search(query), cursor, options)
                        .map(this::learning),
                PlanasonixLists::next);
    }

    /** Its form is known once it has begun. */
    private ElementStream<Lenient<ConnectionWire>> learning(ElementStream<Lenient<ConnectionWire>> part) {
        return part.mapped(element -> {
            dialects.sawList(part.isBare());
            return Either.right(element);
        });
    }

    private static @Nullable String next(JsonObject members) {
        JsonObject meta = members.object("meta").orElse(JsonObject.empty());
        return meta.object("page")
                .flatMap(page -> page.string("cursor"))
                .or(() -> meta.string("cursor"))
                .orElse(null);
    }

    private static @Nullable String type(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.TYPE);
    }

    private static @Nullable String search(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.SEARCH);
    }
}
