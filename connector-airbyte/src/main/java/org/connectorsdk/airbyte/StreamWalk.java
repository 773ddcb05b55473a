package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ElementStream;
import org.connectorsdk.http.UnreadTable;

/** Walks over the streams of one answer as they arrive, holding one of them. Airbyte does not filter, so this does. */
final class StreamWalk<S> {
    private final ElementStream<S> streams;
    private final IntrospectionRequest request;
    private final CatalogVisitor visitor;
    private final List<CatalogProblem> problems = new ArrayList<>();
    private long seen;
    private long tables;
    private long columns;
    private boolean stopped;

    StreamWalk(ElementStream<S> streams, IntrospectionRequest request, CatalogVisitor visitor) {
        this.streams = streams;
        this.request = request;
        this.visitor = visitor;
    }

    /**
     * Walks to the end.
     *
     * @param ref the names of a stream; empty for an element that has none
     * @param table makes a table of a stream that is wanted
     * @param unread which member holds its columns, where that is missing or cannot be read
     * @param failure why the answer has no streams at all, asked at its end
     */
    Either<ConnectorError, CatalogSummary> walk(
            Function<S, Optional<TableRef>> ref,
            Function<S, Table> table,
            Function<S, Optional<String>> unread,
            Function<ElementStream<S>, Optional<ConnectorError>> failure) {
        while (!stopped) {
            Either<ConnectorError, Optional<S>> next = streams.next();
            if (next.isLeft()) {
                return Either.left(next.getLeft());
            }
            if (next.get().isEmpty()) {
                return ended(failure.apply(streams));
            }
            S stream = next.get().get();
            Optional<TableRef> names = ref.apply(stream);
            if (names.isEmpty()) {
                problem("streams[" + seen + "]", "the name");
            } else if (isWanted(names.get())) {
                if (request.columns()) {
                    unread.apply(stream).ifPresent(member -> problem(names.get().toString(), member));
                }
                show(table.apply(stream));
            }
            seen++;
        }
        return Either.right(summary());
    }

    private void problem(String place, String member) {
        CatalogProblem problem = UnreadTable.problem(AirbyteProvider.ID, place, member);
        problems.add(problem);
        visitor.problem(problem);
    }

    private boolean isWanted(TableRef ref) {
        return request.schema().filter(schema -> !schema.equals(ref.schema())).isEmpty()
                && request.table().filter(name -> !name.equals(ref.table())).isEmpty();
    }

    private void show(Table table) {
        tables++;
        columns += table.columns().size();
        stopped = !visitor.table(table);
    }

    private Either<ConnectorError, CatalogSummary> ended(Optional<ConnectorError> failure) {
        if (failure.isPresent()) {
            return Either.left(failure.get());
        }
        boolean named = request.schema().isPresent() || request.table().isPresent();
        return named && tables == 0 ? Either.left(notFound()) : Either.right(summary());
    }

    private CatalogSummary summary() {
        return new CatalogSummary(tables, columns, problems, stopped);
    }

    private ConnectorError notFound() {
        String schema = request.schema().orElse("");
        String place = request.table()
                .map(name -> TableRef.of(schema, name).toString())
                .orElse(schema);
        ErrorContext context = ErrorContext.of(AirbyteProvider.ID, "introspect")
                .summary("the source has no " + (request.table().isPresent() ? "stream " : "namespace ") + place)
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.NotFound(context, request.table().isPresent() ? "table" : "schema", place);
    }
}
