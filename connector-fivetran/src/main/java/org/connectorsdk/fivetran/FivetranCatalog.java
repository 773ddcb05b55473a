package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.fivetran.wire.ReplyWires.ReplyWire;
import org.connectorsdk.fivetran.wire.SchemaWires.ColumnWire;
import org.connectorsdk.fivetran.wire.SchemaWires.NewReloadWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemaWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemasWire;
import org.connectorsdk.fivetran.wire.SchemaWires.TableWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.CatalogWalk;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.UnreadableTables;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that are known of a source, in one request, and the columns of each that shows them, a few tables at
 * a time. A source that was never read is read first, once.
 */
final class FivetranCatalog {
    private static final String OPERATION = "introspect";

    private final FivetranApi api;
    private final CatalogWalk walk = new CatalogWalk(Fivetran.ID, Fivetran.INTROSPECTION_CONCURRENCY);

    FivetranCatalog(FivetranApi api) {
        this.api = api;
    }

    Either<ConnectorError, CatalogSummary> introspect(
            ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, OperationDeadline deadline) {
        UnreadableTables unreadable = new UnreadableTables(Fivetran.ID);
        return schemas(id, request.isFresh(), deadline)
                .flatMap(all -> wanted(all, request, unreadable))
                .flatMap(found -> request.columns()
                        ? walk.over(
                                found.iterator(),
                                one -> one.table().ref().toString(),
                                one -> one.withColumns(id, deadline).map(List::of),
                                visitor,
                                deadline)
                        : Either.right(CatalogWalk.handOver(
                                found.stream().map(Found::table).toList(), List.of(), visitor)))
                .map(summary -> with(unreadable.problems(), summary, visitor));
    }

    private static CatalogSummary with(
            List<CatalogProblem> unreadable, CatalogSummary summary, CatalogVisitor visitor) {
        unreadable.forEach(visitor::problem);
        List<CatalogProblem> all = new ArrayList<>(unreadable);
        all.addAll(summary.problems());
        return new CatalogSummary(summary.tables(), summary.columns(), all, summary.stopped());
    }

    private Either<ConnectorError, SchemasWire> schemas(ConnectionId id, boolean fresh, OperationDeadline deadline) {
        if (fresh) {
            return reloaded(id, deadline);
        }
        Either<ConnectorError, SchemasWire> known =
                deadline.request(rest -> api.getSchemas(id.value(), rest)).map(ReplyWire::content);
        return known.isLeft() && FivetranErrors.hasNoSchemas(known.getLeft())
                ? reloaded(id, deadline)
                : known.mapLeft(error -> FivetranErrors.ofConnection(error, id));
    }

    /** What somebody chose to sync stays as it is. */
    private Either<ConnectorError, SchemasWire> reloaded(ConnectionId id, OperationDeadline deadline) {
        return deadline.request(rest -> api.reloadSchemas(id.value(), new NewReloadWire("PRESERVE"), rest))
                .bimap(error -> FivetranErrors.ofConnection(error, id), ReplyWire::content);
    }

    /** A table, and whether the vendor shows its columns. */
    private final class Found {
        private final Table table;
        private final boolean showsColumns;

        Found(Table table, boolean showsColumns) {
            this.table = table;
            this.showsColumns = showsColumns;
        }

        Table table() {
            return table;
        }

        Either<ConnectorError, Table> withColumns(ConnectionId id, OperationDeadline deadline) {
            TableRef ref = table.ref();
            return showsColumns
                    ? deadline.request(rest -> api.listColumns(id.value(), ref.schema(), ref.table(), rest))
                            .mapLeft(error -> FivetranErrors.ofConnection(error, id))
                            .flatMap(answer -> columns(ref, answer.content().columns()))
                            .map(columns -> FivetranMapper.withColumns(table, columns))
                    : Either.right(table);
        }
    }

    /** A table of which a column cannot be read is one that cannot be read: it would be silently narrower. */
    private static Either<ConnectorError, Map<String, ColumnWire>> columns(
            TableRef table, Map<String, Lenient<ColumnWire>> all) {
        Map<String, ColumnWire> columns = new LinkedHashMap<>();
        for (Map.Entry<String, Lenient<ColumnWire>> column : all.entrySet()) {
            if (column.getValue().value().isEmpty()) {
                return Either.left(FivetranErrors.malformed(
                        OPERATION,
                        "a column of " + table + " cannot be read: "
                                + column.getValue().problem()));
            }
            columns.put(column.getKey(), column.getValue().value().get());
        }
        return Either.right(columns);
    }

    private Either<ConnectorError, List<Found>> wanted(
            SchemasWire all, IntrospectionRequest request, UnreadableTables unreadable) {
        List<Found> wanted = new ArrayList<>();
        boolean schemaSeen = false;
        int index = 0;
        for (Map.Entry<String, Lenient<SchemaWire>> entry : named(all.schemas())) {
            int at = index++;
            if (!request.schema().map(entry.getKey()::equals).orElse(true)) {
                continue;
            }
            schemaSeen = true;
            unreadable
                    .fitting(entry.getKey(), at, entry.getValue())
                    .ifPresent(schema -> collect(entry.getKey(), schema, request, unreadable, wanted));
        }
        boolean absent = request.table().isPresent() || !schemaSeen;
        boolean isNamed = request.schema().isPresent() || request.table().isPresent();
        return wanted.isEmpty() && isNamed && absent && unreadable.problems().isEmpty()
                ? Either.left(absent(request))
                : Either.right(wanted);
    }

    private void collect(
            String name,
            SchemaWire schema,
            IntrospectionRequest request,
            UnreadableTables unreadable,
            List<Found> wanted) {
        int index = 0;
        for (Map.Entry<String, Lenient<TableWire>> entry : named(schema.tables())) {
            int at = index++;
            if (entry.getKey().isEmpty()) {
                unreadable.add(name, at, "it has no name");
            } else if (request.table().map(entry.getKey()::equals).orElse(true)) {
                unreadable
                        .fitting(name, at, entry.getValue())
                        .ifPresent(table -> wanted.add(new Found(
                                FivetranMapper.table(TableRef.of(name, entry.getKey()), schema, table),
                                Boolean.TRUE.equals(table.supportsColumnsConfig()))));
            }
        }
    }

    private static <T> Iterable<Map.Entry<String, T>> named(@Nullable Map<String, T> members) {
        return members == null ? List.of() : members.entrySet();
    }

    private static ConnectorError absent(IntrospectionRequest request) {
        String type = request.table().isPresent() ? "table" : "schema";
        String name = request.table().isPresent() && request.schema().isPresent()
                ? request.schema().get() + "." + request.table().get()
                : request.table().or(request::schema).orElse("");
        return NotFoundErrors.inSource(Fivetran.ID, OPERATION, type, name);
    }
}
