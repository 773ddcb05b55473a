package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.CatalogTable;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.simulators.hotdata.model.TableLayout;
import org.connectorsdk.simulators.hotdata.model.TableName;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Managed connections: declaring schemas and tables. Loads are in {@link LoadRoutes}. */
final class ManagedRoutes extends HotdataRoutes {
    private record NewTable(String name, TableLayout layout) {
        static NewTable read(Members members) {
            return new NewTable(members.text("name"), TableLayout.read(members));
        }
    }

    private record NewSchema(String name, List<NewTable> tables) {
        static NewSchema read(Members members) {
            return new NewSchema(members.text("name"), members.list("tables", NewTable::read));
        }
    }

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    ManagedRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        String schemas = "/connections/{connection_id}/schemas";
        String tables = schemas + "/{schema}/tables";
        api.post("add_managed_schema", schemas, this::addSchema).succeedsWith(201);
        api.post("add_managed_table", tables, this::addTable).succeedsWith(201);
        api.delete("delete_managed_table", tables + "/{table}", this::deleteTable)
                .succeedsWith(204);
        String inDatabase = "/databases/{database_id}/schemas";
        api.post("add_database_schema", inDatabase, this::addSchema).succeedsWith(201);
        api.post("add_database_table", inDatabase + "/{schema}/tables", this::addTable)
                .succeedsWith(201);
    }

    /** Managed default catalogs of databases are hidden from lists and can be declared and loaded all the same. */
    static ConnectionEntry managed(HotdataState state, VendorRequest request) {
        HotdataWorkspace workspace = workspace(state, request);
        if (request.operation().contains("_database_")) {
            return DatabaseRoutes.named(workspace, request).defaultConnection();
        }
        ConnectionEntry connection = ConnectionRoutes.any(workspace, request)
                .orElseThrow(() -> ConnectionRoutes.unknown(request.pathParameter("connection_id")));
        if (!connection.isManaged()) {
            throw badRequest("connection " + connection.id() + " is not a managed connection");
        }
        return connection;
    }

    static TableName stored(VendorRequest request) {
        return new TableName(identifier(request.pathParameter("schema")), identifier(request.pathParameter("table")));
    }

    private Answer addSchema(VendorRequest request) {
        NewSchema wanted = request.read(NewSchema::read);
        ConnectionEntry connection = managed(state, request);
        String schema = identifier(wanted.name());
        List<String> tables =
                wanted.tables().stream().map(table -> identifier(table.name())).toList();
        if (!connection.ownSchemas().add(schema)) {
            throw conflict("schema '" + schema + "' already exists");
        }
        for (int i = 0; i < tables.size(); i++) {
            declare(
                    connection,
                    new TableName(schema, tables.get(i)),
                    wanted.tables().get(i).layout());
        }
        ObjectNode body = Json.object().put("connection_id", connection.id()).put("schema", schema);
        tables.forEach(body.putArray("tables")::add);
        return Answer.json(201, body);
    }

    private void declare(ConnectionEntry connection, TableName where, TableLayout layout) {
        CatalogTable table = declare(connection, where);
        if (state.behaviour().knowsLayouts()) {
            table.layout(layout);
        }
    }

    private Answer addTable(VendorRequest request) {
        NewTable wanted = request.read(NewTable::read);
        ConnectionEntry connection = managed(state, request);
        String schema = identifier(request.pathParameter("schema"));
        if (!connection.managedSchemas().contains(schema)) {
            throw notFound("no schema '" + schema + "' in connection " + connection.id());
        }
        TableName where = new TableName(schema, identifier(wanted.name()));
        if (connection.catalog().containsKey(where)) {
            throw conflict("table '" + where + "' already exists");
        }
        declare(connection, where, wanted.layout());
        ObjectNode body = Json.object().put("connection_id", connection.id()).put("schema", schema);
        body.put("table", where.table());
        return Answer.json(201, body);
    }

    private Answer deleteTable(VendorRequest request) {
        ConnectionEntry connection = managed(state, request);
        TableName where = stored(request);
        if (connection.ownCatalog().remove(where) == null) {
            throw notFound("table '" + where + "' is not declared");
        }
        return Answer.noContent();
    }

    /** An identifier as it is stored. */
    static String identifier(String sent) {
        String stored = sent.toLowerCase(Locale.ROOT);
        if (!IDENTIFIER.matcher(stored).matches()) {
            throw badRequest("invalid identifier: use letters, digits and '_', not beginning with a digit");
        }
        return stored;
    }

    /** Refuses a configuration whose schemas are not declarations. */
    static void check(JsonNode config) {
        for (JsonNode schema : config.path("schemas")) {
            identifier(schema.path("name").asText(""));
            schema.path("tables").forEach(table -> identifier(table.path("name").asText("")));
        }
    }

    static void declareAll(ConnectionEntry connection, JsonNode config) {
        if (connection.isManaged()) {
            for (JsonNode schema : config.path("schemas")) {
                String schemaName = identifier(schema.path("name").textValue());
                connection.ownSchemas().add(schemaName);
                schema.path("tables")
                        .forEach(table -> declare(
                                connection,
                                new TableName(
                                        schemaName,
                                        identifier(table.path("name").textValue()))));
            }
        }
    }

    static CatalogTable declare(ConnectionEntry connection, TableName where) {
        CatalogTable table = new CatalogTable(List.of());
        connection.ownCatalog().put(where, table);
        return table;
    }
}
