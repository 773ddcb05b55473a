package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataErrors;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SourceTable;
import org.connectorsdk.simulators.hotdata.model.TableName;

/** Copies what is at the sources into the catalog: its tables, and the data of tables. */
final class Refresher {
    /** What a schema refresh found. */
    private record Found(int known, int added, int modified) {}

    private static final int MILLIS_PER_TABLE = 37;

    private final HotdataWorkspace workspace;

    Refresher(HotdataWorkspace workspace) {
        this.workspace = workspace;
    }

    Optional<String> unreachable(ConnectionEntry connection) {
        return SourceProbe.failure(workspace, connection);
    }

    /** The first look at a source: how many tables it has. */
    int discover(ConnectionEntry connection) {
        return look(connection).known();
    }

    private static Found look(ConnectionEntry connection) {
        int added = 0;
        int modified = 0;
        for (var found : connection.source().entrySet()) {
            CatalogTable known = connection.ownCatalog().get(found.getKey());
            if (known == null) {
                connection
                        .ownCatalog()
                        .put(found.getKey(), new CatalogTable(found.getValue().columns()));
                added++;
            } else if (!known.columns().equals(found.getValue().columns())) {
                known.redefine(found.getValue().columns());
                modified++;
            }
        }
        return new Found(connection.catalog().size(), added, modified);
    }

    ObjectNode refreshSchema(ConnectionEntry connection) {
        Optional<String> unreachable = unreachable(connection);
        if (unreachable.isPresent()) {
            throw HotdataErrors.failure(unreachable.get());
        }
        Found found = look(connection);
        return schemaResult(1, 0, found);
    }

    ObjectNode refreshAllSchemas() {
        int failed = 0;
        int refreshed = 0;
        Found sum = new Found(0, 0, 0);
        ArrayNode errors = Json.array();
        for (ConnectionEntry connection : workspace.connections()) {
            Optional<String> unreachable = unreachable(connection);
            if (connection.isManaged()) {
                continue;
            }
            if (unreachable.isPresent()) {
                failed++;
                errors.addObject().put("connection_id", connection.id()).put("error", unreachable.get());
            } else {
                refreshed++;
                Found found = look(connection);
                sum = new Found(
                        sum.known() + found.known(), sum.added() + found.added(), sum.modified() + found.modified());
            }
        }
        ObjectNode result = schemaResult(refreshed, failed, sum);
        if (!errors.isEmpty()) {
            result.set("errors", errors);
        }
        return result;
    }

    private static ObjectNode schemaResult(int refreshed, int failed, Found found) {
        ObjectNode json = Json.object().put("connections_refreshed", refreshed);
        json.put("connections_failed", failed).put("tables_discovered", found.known());
        return json.put("tables_added", found.added()).put("tables_modified", found.modified());
    }

    /** Why the data of one table cannot be had; otherwise it is cached from now on. */
    Optional<String> syncTable(ConnectionEntry connection, TableName where) {
        Optional<String> unreachable = unreachable(connection);
        if (unreachable.isPresent()) {
            return unreachable;
        }
        SourceTable source = connection.source().get(where);
        if (source == null) {
            return Optional.of("query failed: relation \"" + where + "\" does not exist");
        }
        if (source.failure().isEmpty()) {
            CatalogTable known = connection.ownCatalog().get(where);
            if (known != null) {
                known.synced(workspace.state().now(), source.rows());
            }
        }
        return source.failure().map(reason -> "query failed: " + reason);
    }

    ObjectNode refreshTable(ConnectionEntry connection, TableName where) {
        Optional<String> failure = syncTable(connection, where);
        if (failure.isPresent()) {
            throw HotdataErrors.failure(failure.get());
        }
        SourceTable source = connection.source().get(where);
        ObjectNode json = Json.object().put("connection_id", connection.id());
        json.put("schema_name", where.schema()).put("table_name", where.table());
        return json.put("rows_synced", source == null ? 0 : source.rows()).put("duration_ms", MILLIS_PER_TABLE);
    }

    ObjectNode refreshData(ConnectionEntry connection, boolean includeUncached) {
        Predicate<CatalogTable> due = table -> includeUncached || table.isSynced();
        int refreshed = 0;
        int failed = 0;
        long rows = 0;
        ArrayNode errors = Json.array();
        for (var known : connection.catalog().entrySet()) {
            if (!due.test(known.getValue())) {
                continue;
            }
            TableName where = known.getKey();
            Optional<String> failure = syncTable(connection, where);
            if (failure.isPresent()) {
                failed++;
                errors.addObject()
                        .put("schema_name", where.schema())
                        .put("table_name", where.table())
                        .put("error", failure.get());
            } else {
                refreshed++;
                rows += known.getValue().rows();
            }
        }
        ObjectNode result = Json.object().put("connection_id", connection.id());
        result.put("tables_refreshed", refreshed).put("tables_failed", failed).put("total_rows", rows);
        result.put("duration_ms", (long) MILLIS_PER_TABLE * (refreshed + failed));
        result.set("errors", errors);
        return result;
    }
}
