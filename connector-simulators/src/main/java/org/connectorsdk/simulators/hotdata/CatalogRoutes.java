package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.SourceColumn;
import org.connectorsdk.simulators.hotdata.model.SourceTypes;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The catalog over all connections, page by page, cached data of its tables, and the types that connections can have.
 */
final class CatalogRoutes extends HotdataRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    /** One table in the order of the catalog. */
    private record Row(ConnectionEntry connection, TableName where, CatalogTable table) {
        CatalogCursor.Position position() {
            return new CatalogCursor.Position(connection.name(), where);
        }
    }

    CatalogRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("information_schema", "/information_schema", this::informationSchema);
        api.get("list_connection_types", "/connection-types", this::listTypes);
        api.get("get_connection_type", "/connection-types/{name}", this::getType);
        api.delete("purge_connection_cache", "/connections/{connection_id}/cache", this::purgeConnection)
                .succeedsWith(204);
        String table = "/connections/{connection_id}/tables/{schema}/{table}";
        api.delete("purge_table_cache", table + "/cache", this::purgeTable).succeedsWith(204);
        api.get("get_table_profile", table + "/profile", this::profile);
    }

    private Answer informationSchema(VendorRequest request) {
        int limit = limit(request, DEFAULT_LIMIT, MAX_LIMIT);
        boolean includeColumns = request.queryFlag("include_columns", false);
        String filter = request.query("connection_id").orElse("")
                + '\n'
                + request.query("schema").orElse("")
                + '\n'
                + request.query("table").orElse("");
        Optional<CatalogCursor.Position> after = request.query("cursor")
                .map(cursor -> CatalogCursor.decode(cursor, filter)
                        .orElseThrow(() -> badRequest("cursor does not belong to this query")));
        List<Row> rows = rows(request, after, limit + 1);
        boolean more = rows.size() > limit;
        List<Row> page = more ? rows.subList(0, limit) : rows;
        ObjectNode body = Json.object();
        ArrayNode tables = body.putArray("tables");
        page.forEach(row -> tables.add(table(row, includeColumns)));
        body.put("count", page.size()).put("limit", limit).put("has_more", more);
        Optional<String> next = more
                ? Optional.of(CatalogCursor.encode(page.get(page.size() - 1).position(), filter))
                : Optional.empty();
        json.optional(body, "next_cursor", next);
        return Answer.json(200, body);
    }

    /** The tables after a position, no more than needed, so that a page of a large catalog costs a page. */
    private List<Row> rows(VendorRequest request, Optional<CatalogCursor.Position> after, int most) {
        Predicate<String> schema = like(request.query("schema"));
        Predicate<String> table = like(request.query("table"));
        List<Row> rows = new ArrayList<>();
        for (ConnectionEntry connection : connections(request, after)) {
            Map<TableName, CatalogTable> tables = after.filter(
                            position -> position.connection().equals(connection.name()))
                    .map(position ->
                            (Map<TableName, CatalogTable>) connection.catalog().tailMap(position.table(), false))
                    .orElseGet(connection::catalog);
            for (Map.Entry<TableName, CatalogTable> entry : tables.entrySet()) {
                if (schema.test(entry.getKey().schema())
                        && table.test(entry.getKey().table())) {
                    rows.add(new Row(connection, entry.getKey(), entry.getValue()));
                    if (rows.size() == most) {
                        return rows;
                    }
                }
            }
        }
        return rows;
    }

    private Iterable<ConnectionEntry> connections(VendorRequest request, Optional<CatalogCursor.Position> after) {
        HotdataWorkspace workspace = workspace(request);
        Optional<String> id = request.query("connection_id");
        if (id.isPresent()) {
            return List.of(workspace
                    .connectionById(id.get())
                    .orElseThrow(() -> notFound("no connection with id " + id.get())));
        }
        return after.map(position -> workspace.connectionsByName().tailMap(position.connection(), true))
                .orElseGet(workspace::connectionsByName)
                .values();
    }

    /** A pattern as in SQL: {@code %} for any text and {@code _} for any character. */
    private static Predicate<String> like(Optional<String> pattern) {
        if (pattern.isEmpty()) {
            return name -> true;
        }
        String text = pattern.get();
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    private ObjectNode table(Row row, boolean includeColumns) {
        ObjectNode body = Json.object().put("connection", row.connection().name());
        body.put("schema", row.where().schema()).put("table", row.where().table());
        body.put("synced", row.table().isSynced());
        body.put("last_sync", row.table().lastSync().map(HotdataJson::syncTime).orElse(null));
        if (isSince(HotdataEra.AUGUST)) {
            body.set("partition_by", row.table().layout().partitionBy());
            body.set("sorted_by", row.table().layout().sortedBy());
        }
        if (isSince(HotdataEra.AUTUMN)) {
            row.table().layout().constantPerKey().forEach(body.putArray("constant_per_key")::add);
        }
        if (includeColumns) {
            ArrayNode columns = body.putArray("columns");
            for (SourceColumn column : row.table().columns()) {
                columns.addObject()
                        .put("name", column.name())
                        .put("data_type", column.dataType())
                        .put("nullable", column.nullable());
            }
        } else {
            json.optional(body, "columns", Optional.empty());
        }
        return body;
    }

    private Answer listTypes(VendorRequest request) {
        return whole(
                SourceTypes.all(),
                "connection_types",
                type -> Json.object().put("name", type.name()).put("label", type.label()));
    }

    private Answer getType(VendorRequest request) {
        String name = request.pathParameter("name");
        SourceTypes.SourceType type =
                SourceTypes.find(name).orElseThrow(() -> notFound("no connection type '" + name + "'"));
        ObjectNode body = Json.object().put("name", type.name()).put("label", type.label());
        body.set("config_schema", type.configSchema());
        type.authSchema()
                .ifPresentOrElse(auth -> body.set("auth", auth), () -> json.optional(body, "auth", Optional.empty()));
        return Answer.json(200, body);
    }

    static TableName named(VendorRequest request) {
        return new TableName(request.pathParameter("schema"), request.pathParameter("table"));
    }

    private Answer purgeConnection(VendorRequest request) {
        HotdataWorkspace workspace = workspace(request);
        ConnectionEntry connection = ConnectionRoutes.any(workspace, request)
                .orElseThrow(() -> ConnectionRoutes.unknown(request.pathParameter("connection_id")));
        ConnectionRoutes.requireNotDefaultCatalog(connection);
        refuseManaged(connection);
        connection.ownCatalog().values().forEach(CatalogTable::purge);
        return Answer.noContent();
    }

    private Answer purgeTable(VendorRequest request) {
        ConnectionEntry connection = ConnectionRoutes.visible(workspace(request), request);
        refuseManaged(connection);
        TableName where = named(request);
        Optional.ofNullable(connection.ownCatalog().get(where))
                .orElseThrow(() -> notFound("no table " + where + " in connection " + connection.id()))
                .purge();
        return Answer.noContent();
    }

    private static void refuseManaged(ConnectionEntry connection) {
        if (connection.isManaged()) {
            throw badRequest("the cache of a managed connection cannot be purged");
        }
    }

    private Answer profile(VendorRequest request) {
        ConnectionEntry connection = ConnectionRoutes.visible(workspace(request), request);
        TableName where = named(request);
        CatalogTable table = Optional.ofNullable(connection.catalog().get(where))
                .filter(known -> known.isSynced() && !connection.isManaged())
                .orElseThrow(() -> notFound("no profile for table " + where));
        return Answer.json(200, new Profiler(json).profile(connection, where, table));
    }
}
