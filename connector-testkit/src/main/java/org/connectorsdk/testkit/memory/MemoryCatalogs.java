package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.spi.NamedTables;
import org.connectorsdk.api.spi.NotFoundErrors;

/** What the sources have. Guarded by the monitor of {@link Memory}. */
final class MemoryCatalogs {
    private final String provider;
    private final Map<ConnectionId, Catalog> catalogs = new HashMap<>();
    private Catalog usual = new Catalog(List.of(), List.of(), true);

    MemoryCatalogs(String provider) {
        this.provider = provider;
    }

    void put(ConnectionId id, Catalog catalog) {
        catalogs.put(id, catalog);
    }

    void usual(Catalog catalog) {
        usual = catalog;
    }

    private Catalog of(ConnectionId id) {
        return catalogs.getOrDefault(id, usual);
    }

    /** {@return the tables as they are called there} Nothing is refused where no catalog is known. */
    Either<ConnectorError, List<TableRef>> named(ConnectionId id, List<TableRef> wanted, String operation) {
        List<TableRef> known = of(id).tables().stream().map(Table::ref).toList();
        return known.isEmpty()
                ? Either.right(wanted)
                : NamedTables.among(provider, operation, known).find(wanted);
    }

    Either<ConnectorError, Catalog> matching(ConnectionId id, IntrospectionRequest request) {
        Catalog whole = of(id);
        List<Table> tables = whole.tables().stream()
                .filter(table ->
                        request.schema().map(table.ref().schema()::equals).orElse(true))
                .filter(table ->
                        request.table().map(table.ref().table()::equals).orElse(true))
                .map(table -> request.columns()
                        ? table
                        : table.toBuilder().columns(List.of()).build())
                .toList();
        boolean named = request.schema().isPresent() || request.table().isPresent();
        if (tables.isEmpty() && named) {
            String type = request.table().isPresent() ? "table" : "schema";
            String name = request.table().or(request::schema).orElseThrow();
            return Either.left(NotFoundErrors.inSource(provider, "introspect", type, name));
        }
        Catalog.Builder found = Catalog.builder();
        tables.forEach(found::table);
        return Either.right(found.build(new CatalogSummary(tables.size(), 0, whole.problems(), false)));
    }

    /** Shows a catalog to a visitor; without the monitor, as the visitor is the caller's. */
    static CatalogSummary show(Catalog catalog, CatalogVisitor visitor) {
        long tables = 0;
        long columns = 0;
        for (Table table : catalog.tables()) {
            tables++;
            columns += table.columns().size();
            if (!visitor.table(table)) {
                return new CatalogSummary(tables, columns, List.of(), true);
            }
        }
        List<CatalogProblem> problems = catalog.problems();
        problems.forEach(visitor::problem);
        return new CatalogSummary(tables, columns, problems, false);
    }
}
