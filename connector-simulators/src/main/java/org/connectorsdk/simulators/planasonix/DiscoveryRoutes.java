package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleSource.StoredObject;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.connectorsdk.simulators.table.StatementException;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** What is behind a connection: catalogs, schemas, tables, columns, rows, files. */
final class DiscoveryRoutes extends PlanasonixRoutes {
    private static final int PREVIEW_ROWS = 100;
    private static final int MAX_PREVIEW_ROWS = 1_000;

    private record Question(String connectionId, String sql, OptionalLong limit) {}

    private record Discovery(String connectionId, Optional<String> catalog) {}

    DiscoveryRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.CONNECTIONS_READ;
        String one = "/connections/{id}";
        api.get("connections.tables", one + "/tables", request -> tables(request, connection(request)), read, "schema");
        String[] table = {"schema", "table"};
        api.get("connections.columns", one + "/columns", request -> columns(request, connection(request)), read, table);
        api.get("connections.schemas", one + "/schemas", this::schemas, read);
        api.get("connections.catalogs", one + "/catalogs", this::catalogs, read);
        api.get("connections.preview", one + "/preview", this::preview, read, "schema", "table", "limit");
        String[] named = {"connectionId", "schema"};
        api.get(
                "connections.tablesByQuery",
                "/connections/tables",
                request -> tables(request, named(request)),
                read,
                named);
        String[] namedTable = {"connectionId", "schema", "table"};
        api.get(
                "connections.columnsByQuery",
                "/connections/columns",
                request -> columns(request, named(request)),
                read,
                namedTable);
        api.get("connections.files", one + "/files", this::files, read, "prefix", "delimiter");
        api.get("connections.cloudSchema", one + "/cloud-schema", this::cloudSchema, read, "path");
        api.post("connections.testQuery", "/connections/test-query", this::testQuery, read);
        api.post("connections.databricksDiscover", "/connections/databricks/discover", this::discover, read);
    }

    private StoredConnection named(VendorRequest request) {
        return state.connections.get(requiredQuery(request, "connectionId"));
    }

    private static ObjectNode of(StoredConnection connection) {
        return Json.object().put("connectionId", connection.id());
    }

    private Answer tables(VendorRequest request, StoredConnection connection) {
        SampleSource source = withTables(connection);
        Optional<String> schema = request.query("schema");
        ObjectNode body = of(connection);
        putIfPresent(body, "schema", schema);
        ArrayNode tables = body.putArray("tables");
        source.tables(schema)
                .forEach(table -> tables.addObject().put("name", table.name()).put("type", table.kind()));
        return bare(200, body);
    }

    private Answer columns(VendorRequest request, StoredConnection connection) {
        String name = requiredQuery(request, "table");
        SampleTable table = table(connection, request, name);
        String schema = request.query("schema").orElse(null);
        ObjectNode body = of(connection).put("schema", schema).put("table", name);
        return bare(200, body.set("columns", columns(table.columns())));
    }

    private static ArrayNode columns(List<Column> columns) {
        return array(
                columns,
                column -> Json.object()
                        .put("name", column.name())
                        .put("type", column.type())
                        .put("nullable", column.nullable()));
    }

    private Answer schemas(VendorRequest request) {
        StoredConnection connection = connection(request);
        ArrayNode names = Json.texts(state.reachable(connection).schemaNames());
        return bare(200, of(connection).set("schemas", names));
    }

    private Answer catalogs(VendorRequest request) {
        StoredConnection connection = connection(request);
        SampleSource source = state.reachable(connection);
        if (!SampleSources.hasCatalogs(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no catalogs");
        }
        ObjectNode body = of(connection);
        ArrayNode catalogs = body.putArray("catalogs");
        source.catalogs().keySet().forEach(catalog -> catalogs.addObject().put("name", catalog));
        return bare(200, body);
    }

    private Answer discover(VendorRequest request) {
        Discovery wanted =
                request.read(members -> new Discovery(members.text("connectionId"), members.optionalText("catalog")));
        StoredConnection connection = state.connections.get(wanted.connectionId());
        if (!connection.type().equalsIgnoreCase("databricks")) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "The connection is not a Databricks connection");
        }
        ObjectNode body = of(connection);
        ArrayNode catalogs = body.putArray("catalogs");
        state.reachable(connection).catalogs().forEach((name, schemas) -> {
            if (wanted.catalog().isEmpty() || wanted.catalog().get().equals(name)) {
                catalogs.addObject().put("name", name).set("schemas", Json.texts(schemas));
            }
        });
        return bare(200, body);
    }

    private Answer preview(VendorRequest request) {
        StoredConnection connection = connection(request);
        String name = requiredQuery(request, "table");
        long limit = request.queryNumber("limit", PREVIEW_ROWS);
        if (limit < 1 || limit > MAX_PREVIEW_ROWS) {
            throw badQuery("limit", "out_of_range");
        }
        SampleTable table = table(connection, request, name);
        ObjectNode body = data(Json.object(), table.columnNames(), table.rows(), limit);
        return bare(200, body.put("truncated", table.rows().size() > limit));
    }

    private Answer testQuery(VendorRequest request) {
        Question question = request.read(members ->
                new Question(members.text("connectionId"), members.text("sql"), members.optionalNumber("limit")));
        SampleSource source = withTables(state.connections.get(question.connectionId()));
        if (!isReadOnly(question.sql())) {
            throw refused("body", "sql", Violation.Problem.INVALID, "only_select_is_allowed");
        }
        try {
            SampleSource.Result answer = source.query(question.sql(), state.engine, Optional.empty());
            ObjectNode body = Json.object().put("ok", true);
            data(body, answer.columns(), answer.rows(), question.limit().orElse(Long.MAX_VALUE));
            body.putObject("stats").put("rowsScanned", answer.rows().size()).put("executionMs", 77);
            return bare(200, body);
        } catch (StatementException e) {
            return bare(200, SourceChecks.failed(reason(e)));
        }
    }

    private static boolean isReadOnly(String sql) {
        String begin = sql.stripLeading().toLowerCase(Locale.ROOT);
        return begin.startsWith("select") || begin.startsWith("with");
    }

    private static String reason(StatementException e) {
        String text = String.valueOf(e.getMessage());
        return text.startsWith("Syntax error") ? "syntax error: the statement was not understood" : text;
    }

    private static ObjectNode data(ObjectNode body, List<String> columns, List<List<JsonNode>> rows, long limit) {
        body.set("columns", Json.texts(columns));
        ArrayNode shown = body.putArray("rows");
        rows.stream().limit(limit).forEach(row -> shown.addArray().addAll(row));
        return body;
    }

    private SampleTable table(StoredConnection connection, VendorRequest request, String name) {
        return withTables(connection)
                .table(request.query("schema"), name)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No table " + name));
    }

    private SampleSource withTables(StoredConnection connection) {
        if (SampleSources.isStorage(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no tables");
        }
        return state.reachable(connection);
    }

    /** Objects in a storage bucket, grouped by prefix and delimiter as object stores do it. */
    private Answer files(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String prefix = request.query("prefix").orElse("");
        Optional<String> delimiter = request.query("delimiter").filter(text -> !text.isEmpty());
        ObjectNode body = Json.object().put("prefix", prefix);
        ArrayNode objects = body.putArray("objects");
        Set<String> folders = new TreeSet<>();
        state.reachable(connection).objects().stream()
                .filter(object -> object.key().startsWith(prefix))
                .forEach(object -> delimiter
                        .flatMap(text -> folder(object.key(), prefix, text))
                        .ifPresentOrElse(folders::add, () -> objects.add(entry(object))));
        if (delimiter.isPresent()) {
            body.set("commonPrefixes", Json.texts(folders));
        }
        return bare(200, body);
    }

    private static Optional<String> folder(String key, String prefix, String delimiter) {
        int end = key.indexOf(delimiter, prefix.length());
        return end < 0 ? Optional.empty() : Optional.of(key.substring(0, end + delimiter.length()));
    }

    private static ObjectNode entry(StoredObject object) {
        return Json.object()
                .put("key", object.key())
                .put("size", object.size())
                .put("lastModified", time(object.lastModified()));
    }

    private Answer cloudSchema(VendorRequest request) {
        StoredConnection connection = bucket(request);
        String path = requiredQuery(request, "path");
        StoredObject object = state.reachable(connection).objects().stream()
                .filter(candidate -> candidate.key().equals(path))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No object " + path));
        ObjectNode body = Json.object()
                .put("connectionId", connection.id())
                .put("path", path)
                .put("format", path.substring(path.lastIndexOf('.') + 1));
        return bare(200, body.set("columns", columns(object.columns())));
    }

    private StoredConnection bucket(VendorRequest request) {
        StoredConnection connection = connection(request);
        if (!SampleSources.isStorage(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no files");
        }
        return connection;
    }
}
