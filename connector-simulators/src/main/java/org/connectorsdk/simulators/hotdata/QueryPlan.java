package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.hotdata.QueryRoutes.Query;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.DatabaseEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.JobScript;
import org.connectorsdk.simulators.hotdata.model.QueryRun;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.simulators.table.SqlEngine.Named;
import org.connectorsdk.simulators.table.StatementException;
import org.connectorsdk.simulators.table.Table;

/** Finds what a statement reads, and its answer. Reading a table that is not cached caches the whole of it first. */
final class QueryPlan {
    private static final int MOST_PARTS = 3;

    private final HotdataWorkspace workspace;
    private final DatabaseEntry database;
    private final Query query;
    private Optional<String> failure = Optional.empty();

    QueryPlan(HotdataWorkspace workspace, DatabaseEntry database, Query query) {
        this.workspace = workspace;
        this.database = database;
        this.query = query;
    }

    /** Runs the statement, and keeps its answer as it is now. */
    QueryRun run(String id, String resultId, JobScript script) {
        Table answer = answer();
        return new QueryRun(
                id,
                resultId,
                database.id(),
                query.sql(),
                answer,
                failure,
                workspace.state().now(),
                script);
    }

    private Table answer() {
        try {
            return workspace.sqlEngine().query(query.sql(), this::named);
        } catch (StatementException e) {
            throw badRequest("SQL error: " + e.getMessage());
        }
    }

    private Optional<Named> named(List<String> written) {
        if (written.size() > MOST_PARTS) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(written);
        if (names.size() == 1) {
            names.add(0, query.defaultSchema().orElse(database.defaultSchema()));
        }
        if (names.size() == 2) {
            names.add(0, query.defaultCatalog().orElse(database.defaultCatalog()));
        }
        TableName where = new TableName(names.get(1), names.get(2));
        return catalog(names.get(0))
                .flatMap(connection -> Optional.ofNullable(
                                connection.ownCatalog().get(where))
                        .map(table -> named(connection, where, table)));
    }

    private Named named(ConnectionEntry connection, TableName where, CatalogTable table) {
        if (!table.isSynced() && !connection.isManaged()) {
            failure = failure.or(() -> new Refresher(workspace).syncTable(connection, where));
        }
        return new Named(connection.id() + '/' + where.schema(), where.table(), table.content());
    }

    private Optional<ConnectionEntry> catalog(String name) {
        if (name.equals(database.defaultCatalog())) {
            return Optional.of(database.defaultConnection());
        }
        for (var attachment : database.attachments().entrySet()) {
            Optional<ConnectionEntry> connection = workspace.connectionById(attachment.getKey());
            Optional<String> known = attachment.getValue().or(() -> connection.map(ConnectionEntry::name));
            if (connection.isPresent() && known.filter(name::equals).isPresent()) {
                return connection;
            }
        }
        return Optional.empty();
    }
}
