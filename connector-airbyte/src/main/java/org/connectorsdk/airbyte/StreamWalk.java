package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ElementStream;

/** Walks over the streams of one answer as they arrive, holding one of them. Airbyte does not filter, so this does. */
final class StreamWalk<S> {
    private final ElementStream<S> streams;
    private final IntrospectionRequest request;
    private final CatalogVisitor visitor;
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
     * @param ref the names of a stream; empty for an element that is none
     * @param table makes a table of a stream that is wanted
     * @param failure why the answer has no streams at all, asked at its end
     */
    Either<ConnectorError, CatalogSummary> walk(
            Function<S, Optional<TableRef>> ref,
            Function<S, Table> table,
            Function<ElementStream<S>, Optional<ConnectorError>> failure) {
        while (!stopped) {
            Either<ConnectorError, Optional<S>> next = streams.next();
            if (next.isLeft()) {
                return Either.left(next.getLeft());
            }
            if (next.get().isEmpty()) {
                return ended(failure.apply(streams));
            }
            next.get()
                    .filter(stream -> ref.apply(stream).filter(this::isWanted).isPresent())
                    .ifPresent(stream -> show(table.apply(stream)));
        }
        return Either.right(summary());
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
        return new CatalogSummary(tables, columns, List.of(), stopped);
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
