package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Column;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.StatementAnswer;
import org.connectorsdk.simulators.planasonix.PlanasonixSource.Table;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** What lies behind a connection: catalogs, schemas, tables, columns, rows. */
final class DiscoveryEndpoints {

    private static final int PREVIEW_ROWS = 100;
    private static final int MAX_PREVIEW_ROWS = 1_000;

    private record Question(String connectionId, String sql, OptionalLong limit) {}

    private record Discovery(String connectionId, Optional<String> catalog) {}

    private final ConnectionStore connections;

    DiscoveryEndpoints(ConnectionStore connections) {
        this.connections = connections;
    }

    Answer tables(VendorRequest request) {
        return tables(connections.get(request.pathParameter("id")), request.query("schema"));
    }

    Answer tablesByQuery(VendorRequest request) {
        return tables(connections.get(requiredQuery(request, "connectionId")), request.query("schema"));
    }

    private Answer tables(StoredConnection connection, Optional<String> schema) {
        PlanasonixSource source = withTables(connection);
        ObjectNode body = Bodies.object().put("connectionId", connection.id());
        Bodies.putIfPresent(body, "schema", schema);
        ArrayNode tables = body.putArray("tables");
        source.tables(schema)
                .forEach(table -> tables.addObject().put("name", table.name()).put("type", table.type()));
        return Bodies.bare(200, body);
    }

    Answer columns(VendorRequest request) {
        return columns(connections.get(request.pathParameter("id")), request);
    }

    Answer columnsByQuery(VendorRequest request) {
        return columns(connections.get(requiredQuery(request, "connectionId")), request);
    }

    private Answer columns(StoredConnection connection, VendorRequest request) {
        String name = requiredQuery(request, "table");
        Optional<String> schema = request.query("schema");
        Table table = table(withTables(connection), schema, name);
        ObjectNode body = Bodies.object()
                .put("connectionId", connection.id())
                .put("schema", schema.orElse(null))
                .put("table", name);
        body.set("columns", columns(table.columns()));
        return Bodies.bare(200, body);
    }

    static ArrayNode columns(List<Column> columns) {
        ArrayNode array = Bodies.array();
        columns.forEach(column -> array.addObject()
                .put("name", column.name())
                .put("type", column.type())
                .put("nullable", column.nullable()));
        return array;
    }

    Answer schemas(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("id"));
        ObjectNode body = Bodies.object().put("connectionId", connection.id());
        body.set("schemas", Bodies.texts(reachable(connection).schemaNames()));
        return Bodies.bare(200, body);
    }

    Answer catalogs(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("id"));
        PlanasonixSource source = reachable(connection);
        if (!SampleSources.hasCatalogs(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no catalogs");
        }
        ObjectNode body = Bodies.object().put("connectionId", connection.id());
        ArrayNode catalogs = body.putArray("catalogs");
        source.catalogs().keySet().forEach(catalog -> catalogs.addObject().put("name", catalog));
        return Bodies.bare(200, body);
    }

    Answer discover(VendorRequest request) {
        Discovery wanted =
                request.read(members -> new Discovery(members.text("connectionId"), members.optionalText("catalog")));
        StoredConnection connection = connections.get(wanted.connectionId());
        if (!SampleSources.isDatabricks(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "The connection is not a Databricks connection");
        }
        ObjectNode body = Bodies.object().put("connectionId", connection.id());
        ArrayNode catalogs = body.putArray("catalogs");
        reachable(connection).catalogs().forEach((name, schemas) -> {
            if (wanted.catalog().isEmpty() || wanted.catalog().get().equals(name)) {
                catalogs.addObject().put("name", name).set("schemas", Bodies.texts(schemas));
            }
        });
        return Bodies.bare(200, body);
    }

    Answer preview(VendorRequest request) {
        StoredConnection connection = connections.get(request.pathParameter("id"));
        String name = requiredQuery(request, "table");
        long limit = request.queryNumber("limit", PREVIEW_ROWS);
        if (limit < 1 || limit > MAX_PREVIEW_ROWS) {
            throw badQuery("limit", "out_of_range");
        }
        Table table = table(withTables(connection), request.query("schema"), name);
        ObjectNode body = Bodies.object();
        body.set(
                "columns",
                Bodies.texts(table.columns().stream().map(Column::name).toList()));
        body.set("rows", rows(table.rows(), limit));
        return Bodies.bare(200, body.put("truncated", table.rows().size() > limit));
    }

    Answer testQuery(VendorRequest request) {
        Question question = request.read(members ->
                new Question(members.text("connectionId"), members.text("sql"), members.optionalNumber("limit")));
        StoredConnection connection = connections.get(question.connectionId());
        PlanasonixSource source = withTables(connection);
        if (!SqlRunner.isReadOnly(question.sql())) {
            throw Refusal.invalid(List.of(
                    new Violation(List.of("body", "sql"), Violation.Problem.INVALID, "sql: only_select_is_allowed")));
        }
        StatementAnswer answer = SqlRunner.run(source, question.sql());
        if (answer.failure().isPresent()) {
            return Bodies.bare(200, SourceChecks.failed(answer.failure().get()));
        }
        ObjectNode body = Bodies.object().put("ok", true);
        body.set("columns", Bodies.texts(answer.columns()));
        body.set("rows", rows(answer.rows(), question.limit().orElse(Long.MAX_VALUE)));
        body.putObject("stats").put("rowsScanned", answer.rows().size()).put("executionMs", 77);
        return Bodies.bare(200, body);
    }

    private static ArrayNode rows(List<List<JsonNode>> rows, long limit) {
        ArrayNode array = Bodies.array();
        rows.stream().limit(limit).forEach(row -> array.addArray().addAll(row));
        return array;
    }

    private static Table table(PlanasonixSource source, Optional<String> schema, String name) {
        return source.table(schema, name).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "No table " + name));
    }

    private PlanasonixSource withTables(StoredConnection connection) {
        if (SampleSources.isStorage(connection.type())) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Connections of this type have no tables");
        }
        return reachable(connection);
    }

    private PlanasonixSource reachable(StoredConnection connection) {
        return reachable(connections, connection);
    }

    static PlanasonixSource reachable(ConnectionStore connections, StoredConnection connection) {
        PlanasonixSource source = connections.source(connection);
        if (!source.isReachable()) {
            throw Refusal.of(Refusal.Kind.FAILURE, "The source cannot be reached")
                    .status(502)
                    .code("source_unreachable");
        }
        return source;
    }

    static String requiredQuery(VendorRequest request, String name) {
        return request.query(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refusal.invalid(
                        List.of(new Violation(List.of("query", name), Violation.Problem.MISSING, name + ": missing"))));
    }

    static Refusal badQuery(String name, String issue) {
        return Refusal.invalid(
                List.of(new Violation(List.of("query", name), Violation.Problem.INVALID, name + ": " + issue)));
    }
}
