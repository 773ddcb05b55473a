package org.connectorsdk.testkit.hotdata;

import static org.connectorsdk.testkit.hotdata.HotdataErrors.badRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.hotdata.QueryRoutes.Query;

/** Where a statement reads from. Reading a table that is not cached caches the whole of it first. */
record QueryPlan(
        HotdataWorkspace workspace,
        DatabaseEntry database,
        String sql,
        ConnectionEntry connection,
        TableName where,
        CatalogTable table,
        SqlStatement statement,
        List<SourceColumn> columns) {

    static QueryPlan of(HotdataWorkspace workspace, DatabaseEntry database, Query query) {
        SqlStatement statement = SqlStatement.parse(query.sql());
        List<String> names = new ArrayList<>(statement.table());
        if (names.size() > 3) {
            throw badRequest("SQL error: too many parts in a table name");
        }
        if (names.size() == 1) {
            names.add(0, query.defaultSchema().orElse(database.defaultSchema()));
        }
        if (names.size() == 2) {
            names.add(0, query.defaultCatalog().orElse(database.defaultCatalog()));
        }
        ConnectionEntry connection = catalog(workspace, database, names.get(0));
        TableName where = new TableName(names.get(1), names.get(2));
        CatalogTable table = connection.ownCatalog().get(where);
        if (table == null) {
            throw badRequest("SQL error: table '" + String.join(".", names) + "' not found");
        }
        return new QueryPlan(
                workspace, database, query.sql(), connection, where, table, statement, columns(statement, table));
    }

    private static ConnectionEntry catalog(HotdataWorkspace workspace, DatabaseEntry database, String name) {
        if (name.equals(database.defaultCatalog())) {
            return database.defaultConnection();
        }
        for (var attachment : database.attachments().entrySet()) {
            Optional<ConnectionEntry> connection = workspace.connectionById(attachment.getKey());
            Optional<String> known = attachment.getValue().or(() -> connection.map(ConnectionEntry::name));
            if (connection.isPresent() && known.filter(name::equals).isPresent()) {
                return connection.get();
            }
        }
        throw badRequest("SQL error: catalog '" + name + "' not found");
    }

    private static List<SourceColumn> columns(SqlStatement statement, CatalogTable table) {
        if (statement.columns().isEmpty()) {
            return table.columns();
        }
        return statement.columns().stream()
                .map(name -> table.columns().stream()
                        .filter(column -> column.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> badRequest("SQL error: no field named \"" + name + "\"")))
                .toList();
    }

    QueryRun run(String id, String resultId, JobScript script) {
        Optional<String> failure = table.isSynced() || connection.isManaged()
                ? Optional.empty()
                : new Refresher(workspace).syncTable(connection, where);
        long rows = Math.min(statement.limit().orElse(Long.MAX_VALUE), table.rows());
        return new QueryRun(
                id,
                resultId,
                database.id(),
                sql,
                columns,
                rows,
                failure,
                workspace.state().now(),
                script);
    }
}
