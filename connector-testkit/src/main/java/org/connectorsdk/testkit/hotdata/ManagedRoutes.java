package org.connectorsdk.testkit.hotdata;

import static org.connectorsdk.testkit.hotdata.HotdataErrors.badRequest;
import static org.connectorsdk.testkit.hotdata.HotdataErrors.conflict;
import static org.connectorsdk.testkit.hotdata.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Managed connections: declaring schemas and tables, and loading uploads into them. */
final class ManagedRoutes {

    private record NewSchema(String name, List<String> tables) {
        static NewSchema read(Members members) {
            return new NewSchema(members.text("name"), members.list("tables", table -> table.text("name")));
        }
    }

    private record Load(String mode, String uploadId) {
        static Load read(Members members) {
            return new Load(members.text("mode"), members.text("upload_id"));
        }
    }

    /** How many bytes of a file count as a row; what is in the file is not looked at. */
    private static final int BYTES_PER_ROW = 16;

    private static final List<SourceColumn> LOADED_COLUMNS =
            List.of(SourceColumn.of("id", ValueKind.SERIAL), SourceColumn.of("value", ValueKind.TEXT));

    private final HotdataState state;

    ManagedRoutes(HotdataState state) {
        this.state = state;
    }

    void addTo(RouteGroup api) {
        String schemas = "/connections/{connection_id}/schemas";
        String tables = schemas + "/{schema}/tables";
        api.post("add_managed_schema", schemas, this::addSchema).succeedsWith(201);
        api.post("add_managed_table", tables, this::addTable).succeedsWith(201);
        api.delete("delete_managed_table", tables + "/{table}", this::deleteTable)
                .succeedsWith(204);
        api.post("load_managed_table", tables + "/{table}/loads", this::load);
    }

    /** Managed default catalogs of databases are hidden from lists and can be declared and loaded all the same. */
    private ConnectionEntry managed(VendorRequest request) {
        ConnectionEntry connection = ConnectionRoutes.any(HotdataSimulator.workspace(state, request), request)
                .orElseThrow(() -> ConnectionRoutes.unknown(request.pathParameter("connection_id")));
        if (!connection.isManaged()) {
            throw badRequest("connection " + connection.id() + " is not a managed connection");
        }
        return connection;
    }

    private static TableName stored(VendorRequest request) {
        return new TableName(
                ManagedTables.identifier(request.pathParameter("schema")),
                ManagedTables.identifier(request.pathParameter("table")));
    }

    private Answer addSchema(VendorRequest request) {
        NewSchema wanted = request.read(NewSchema::read);
        ConnectionEntry connection = managed(request);
        String schema = ManagedTables.identifier(wanted.name());
        List<String> tables =
                wanted.tables().stream().map(ManagedTables::identifier).toList();
        if (!connection.ownSchemas().add(schema)) {
            throw conflict("schema '" + schema + "' already exists");
        }
        tables.forEach(table -> ManagedTables.declare(connection, new TableName(schema, table)));
        ObjectNode body =
                HotdataJson.object().put("connection_id", connection.id()).put("schema", schema);
        tables.forEach(body.putArray("tables")::add);
        return Answer.json(201, body);
    }

    private Answer addTable(VendorRequest request) {
        String name = request.read(members -> members.text("name"));
        ConnectionEntry connection = managed(request);
        String schema = ManagedTables.identifier(request.pathParameter("schema"));
        if (!connection.managedSchemas().contains(schema)) {
            throw notFound("no schema '" + schema + "' in connection " + connection.id());
        }
        TableName where = new TableName(schema, ManagedTables.identifier(name));
        if (connection.catalog().containsKey(where)) {
            throw conflict("table '" + where + "' already exists");
        }
        ManagedTables.declare(connection, where);
        return Answer.json(
                201,
                HotdataJson.object()
                        .put("connection_id", connection.id())
                        .put("schema", schema)
                        .put("table", where.table()));
    }

    private Answer deleteTable(VendorRequest request) {
        ConnectionEntry connection = managed(request);
        TableName where = stored(request);
        if (connection.ownCatalog().remove(where) == null) {
            throw notFound("table '" + where + "' is not declared");
        }
        return Answer.noContent();
    }

    private Answer load(VendorRequest request) {
        Load wanted = request.read(Load::read);
        ConnectionEntry connection = managed(request);
        if (!wanted.mode().equals("replace")) {
            throw badRequest("mode must be 'replace'");
        }
        TableName where = stored(request);
        CatalogTable table = connection.ownCatalog().get(where);
        if (table == null) {
            throw notFound("table '" + where + "' is not declared");
        }
        UploadEntry upload = HotdataSimulator.workspace(state, request)
                .upload(wanted.uploadId())
                .orElseThrow(() -> notFound("no upload with id " + wanted.uploadId()));
        claim(upload);
        long rows = Math.max(0, upload.file().size() - 2L * UploadEntry.PARQUET_MARK.length) / BYTES_PER_ROW;
        table.redefine(LOADED_COLUMNS);
        table.synced(state.now(), rows);
        upload.status("consumed");
        return Answer.json(
                200,
                HotdataJson.object()
                        .put("connection_id", connection.id())
                        .put("schema_name", where.schema())
                        .put("table_name", where.table())
                        .put("row_count", rows)
                        .put("arrow_schema_json", arrowSchema()));
    }

    /** An upload serves one load; a file that is not Parquet is given back. */
    private static void claim(UploadEntry upload) {
        if (!upload.status().equals("pending")) {
            throw conflict("upload is not available for another load");
        }
        if (!upload.isParquet()) {
            throw badRequest("upload is not a readable Parquet file");
        }
    }

    private static String arrowSchema() {
        ObjectNode schema = HotdataJson.object();
        for (SourceColumn column : LOADED_COLUMNS) {
            schema.withArray("fields")
                    .addObject()
                    .put("name", column.name())
                    .put("data_type", column.dataType())
                    .put("nullable", column.nullable());
        }
        schema.putObject("metadata");
        return schema.toString();
    }
}
