package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.ElementStream;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionsWire;
import org.jspecify.annotations.Nullable;

/**
 * Lists connections. The vendor documents one answer with all of them; should one come with a cursor all the same, it is followed, so
 * that a part is never taken for the whole.
 */
final class PlanasonixLists {
    private static final String OPERATION = "list_connections";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;

    PlanasonixLists(PlanasonixApi api, HttpRuntime runtime) {
        this.api = api;
        this.runtime = runtime;
    }

    Either<ConnectorError, Page<Connection>> all(ConnectionQuery query, CallOptions options) {
        CallBudget budget = CallBudget.begin("list", options, runtime);
        List<Connection> found = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        String cursor = null;
        while (true) {
            String from = cursor;
            Either<ConnectorError, ConnectionsWire> answer =
                    budget.request(rest -> api.listConnections(type(query), search(query), from, rest));
            if (answer.isLeft()) {
                return Either.left(answer.getLeft());
            }
            for (Lenient<ConnectionWire> element : answer.get().data()) {
                Either<ConnectorError, Connection> connection = connection(element);
                if (connection.isLeft()) {
                    return Either.left(connection.getLeft());
                }
                found.add(connection.get());
            }
            cursor = answer.get().meta() == null ? null : answer.get().meta().next();
            if (cursor == null) {
                return Either.right(new Page<>(found, Optional.empty(), OptionalLong.of(found.size())));
            }
            if (!cursors.add(cursor)) {
                return Either.left(noProgress());
            }
        }
    }

    ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
        return new Walk(query, options);
    }

    private static @Nullable String type(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.TYPE);
    }

    private static @Nullable String search(ConnectionQuery query) {
        return query.filters().get(ConnectionQuery.SEARCH);
    }

    private static Either<ConnectorError, Connection> connection(Lenient<ConnectionWire> element) {
        return PlanasonixMapper.connection(element)
                .<Either<ConnectorError, Connection>>map(Either::right)
                .orElseGet(() -> Either.left(malformed("an element of the list has no id")));
    }

    private static ConnectorError noProgress() {
        return malformed("the list makes no progress: the same cursor came twice");
    }

    private static ConnectorError malformed(String what) {
        ErrorContext context = ErrorContext.of(PlanasonixProvider.ID, OPERATION)
                .summary(what)
                .outcome(Outcome.REFUSED)
                .advice("Report it to Planasonix; the list is not complete.")
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }

    /** One answer after the other, element by element. */
    private final class Walk implements ItemStream<Connection> {
        private final ConnectionQuery query;
        private final CallOptions options;
        private final Set<String> cursors = new HashSet<>();
        private volatile @Nullable ElementStream<Lenient<ConnectionWire>> part;
        private @Nullable String cursor;
        private @Nullable ConnectorError broken;
        private boolean ended;
        private volatile boolean closed;
        private long delivered;

        Walk(ConnectionQuery query, CallOptions options) {
            this.query = query;
            this.options = options;
        }

        @Override
        public Either<ConnectorError, Optional<Connection>> next() {
            while (broken == null && !ended) {
                Either<ConnectorError, Optional<Lenient<ConnectionWire>>> next = part().flatMap(ElementStream::next);
                if (next.isLeft()) {
                    return failed(next.getLeft());
                }
                if (next.get().isPresent()) {
                    Either<ConnectorError, Connection> connection =
                            connection(next.get().get());
                    return connection.isLeft() ? failed(connection.getLeft()) : delivered(connection.get());
                }
                goOn();
            }
            return broken == null ? Either.right(Optional.empty()) : failed(broken);
        }

        private Either<ConnectorError, ElementStream<Lenient<ConnectionWire>>> part() {
            ElementStream<Lenient<ConnectionWire>> open = part;
            if (open != null) {
                return Either.right(open);
            }
            Either<ConnectorError, ElementStream<Lenient<ConnectionWire>>> opened =
                    api.streamConnections(type(query), search(query), cursor, options);
            part = opened.getOrNull();
            if (closed) { // by somebody who may not have seen this part
                opened.peek(ElementStream::close);
            }
            return opened;
        }

        private void goOn() {
            ElementStream<Lenient<ConnectionWire>> done = part;
            JsonObject meta = done == null
                    ? JsonObject.empty()
                    : done.members().object("meta").orElse(JsonObject.empty());
            part = null;
            cursor = meta.object("page")
                    .flatMap(page -> page.string("cursor"))
                    .or(() -> meta.string("cursor"))
                    .filter(text -> !text.isEmpty())
                    .orElse(null);
            ended = cursor == null;
            if (cursor != null && !cursors.add(cursor)) {
                broken = noProgress();
            }
        }

        private Either<ConnectorError, Optional<Connection>> delivered(Connection connection) {
            delivered++;
            return Either.right(Optional.of(connection));
        }

        private Either<ConnectorError, Optional<Connection>> failed(ConnectorError error) {
            broken = error;
            return Either.left(error.withContext(
                    error.context().toBuilder().delivered(delivered).build()));
        }

        @Override
        public long delivered() {
            return delivered;
        }

        @Override
        public void close() {
            closed = true;
            ElementStream<Lenient<ConnectionWire>> open = part;
            if (open != null) {
                open.close();
            }
        }
    }
}
