package org.connectorsdk.airbyte.internal;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.provider.UnreadableTables;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the streams of one answer as they arrive, holding one of them. Airbyte does not filter, so this does.
 *
 * @param <S> a stream as the API answers it
 */
public final class AirbyteCatalog<S> {
    private final ElementStream<Lenient<S>> streams;
    private final UnreadableTables unreadable = new UnreadableTables(Airbyte.ID);
    private final IntrospectionRequest request;
    private final CatalogVisitor visitor;
    private long seen;
    private long tables;
    private long columns;
    private boolean stopped;

    /**
     * Begins a walk.
     *
     * @param streams the answer; the caller closes it
     * @param request what is wanted of it
     * @param visitor who gets the tables
     */
    public AirbyteCatalog(ElementStream<Lenient<S>> streams, IntrospectionRequest request, CatalogVisitor visitor) {
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
     * @return how many there were
     */
    public Either<ConnectorError, CatalogSummary> walk(
            Function<S, Optional<TableRef>> ref,
            Function<S, Table> table,
            Function<S, Optional<String>> unread,
            Function<ElementStream<?>, Optional<ConnectorError>> failure) {
        while (!stopped) {
            Either<ConnectorError, Optional<Lenient<S>>> next = streams.next();
            if (next.isLeft()) {
                return Either.left(next.getLeft());
            }
            if (next.get().isEmpty()) {
                return ended(failure.apply(streams));
            }
            unreadable
                    .fitting("", seen, next.get().get())
                    .ifPresent(stream -> take(stream, ref.apply(stream), table, unread));
            seen++;
        }
        return Either.right(summary());
    }

    private void take(
            S stream, Optional<TableRef> ref, Function<S, Table> table, Function<S, Optional<String>> unread) {
        if (ref.isEmpty()) {
            unreadable.lacks("streams[" + seen + "]", "the name");
        } else if (isWanted(ref.get())) {
            if (request.columns()) {
                unread.apply(stream)
                        .ifPresent(member -> unreadable.lacks(ref.get().toString(), member));
            }
            show(table.apply(stream));
        }
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
        return named && tables == 0 && unreadable.problems().isEmpty()
                ? Either.left(notFound())
                : Either.right(summary());
    }

    private CatalogSummary summary() {
        unreadable.problems().forEach(visitor::problem);
        return new CatalogSummary(tables, columns, unreadable.problems(), stopped);
    }

    private ConnectorError notFound() {
        String schema = request.schema().orElse("");
        String place = request.table()
                .map(name -> TableRef.of(schema, name).toString())
                .orElse(schema);
        ErrorContext context = ErrorContext.of(Airbyte.ID, "introspect")
                .summary("the source has no " + (request.table().isPresent() ? "stream " : "namespace ") + place)
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.NotFound(context, request.table().isPresent() ? "table" : "schema", place);
    }

    /**
     * Names a stream.
     *
     * @param namespace its namespace; null for none
     * @param name its name
     * @return the same as a table
     */
    public static TableRef ref(@Nullable String namespace, String name) {
        return TableRef.of(AirbyteMapper.text(namespace), name);
    }

    /**
     * Looks for a member of a stream whose value does not fit its place, and was kept beside it.
     *
     * @param kept the members that were kept
     * @param members those that are looked for
     * @return the first one
     */
    public static Optional<String> unfit(Map<String, JsonValue> kept, String... members) {
        return Stream.of(members).filter(kept::containsKey).findFirst();
    }

    /**
     * What a list says.
     *
     * @param list the list; null where it is missing
     * @param <T> what it holds
     * @return the list, or an empty one
     */
    public static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
