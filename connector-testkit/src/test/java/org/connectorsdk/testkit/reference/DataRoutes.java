package org.connectorsdk.testkit.reference;

import static org.connectorsdk.testkit.reference.ReferenceSimulator.JSON;
import static org.connectorsdk.testkit.reference.ReferenceSimulator.ok;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Tables, rows and files. */
final class DataRoutes {
    private static final int PAGE = 100;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern SELECT = Pattern.compile("select \\* from (\\w+)\\.(\\w+)");

    private final ReferenceSimulator simulator;
    private final Store store;

    DataRoutes(ReferenceSimulator simulator, Store store) {
        this.simulator = simulator;
        this.store = store;
    }

    void addTo(RouteGroup api) {
        api.get("list_tables", "connections/{id}/tables", this::tables);
        api.get("preview_table", "connections/{id}/rows", this::rows);
        api.post("run_statement", "connections/{id}/statements", this::run);
        api.get("list_files", "connections/{id}/files", this::files);
    }

    private Answer tables(VendorRequest request) {
        Store.Entry entry = simulator.entry(request);
        String schema = request.query("schema").orElse("");
        String table = request.query("table").orElse("");
        List<Store.SourceTable> found = entry.tables.stream()
                .filter(each -> schema.isEmpty() || each.schema().equals(schema))
                .filter(each -> table.isEmpty() || each.name().equals(table))
                .toList();
        if (found.isEmpty() && !(schema + table).isEmpty()) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "no such table");
        }
        int begin = (int) request.queryNumber("cursor", 0);
        int end = Math.min(found.size(), begin + PAGE);
        ObjectNode body = JSON.objectNode();
        ArrayNode items = body.putArray("tables");
        found.subList(begin, end).forEach(each -> items.add(shown(each)));
        return ok(end < found.size() ? body.put("next", Integer.toString(end)) : body);
    }

    private ObjectNode shown(Store.SourceTable table) {
        ObjectNode json = JSON.objectNode().put("schema", table.schema()).put("name", table.name());
        ArrayNode keys = json.putArray("keys");
        table.keys().forEach(path -> path.forEach(keys.addArray()::add));
        ArrayNode columns = json.putArray("columns");
        for (Store.SourceColumn column : table.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", store.newWords ? "hyperpolygon" : column.type())
                    .put("nullable", column.nullable())
                    .put("key", column.key());
        }
        return json;
    }

    private static ArrayNode names(Store.SourceTable table) {
        ArrayNode names = JSON.arrayNode();
        table.columns().forEach(column -> names.add(column.name()));
        return names;
    }

    private static ArrayNode row(List<JsonNode> values) {
        ArrayNode row = JSON.arrayNode();
        values.forEach(row::add);
        return row;
    }

    private Answer rows(VendorRequest request) {
        Store.SourceTable table = simulator
                .entry(request)
                .table(
                        request.query("schema").orElse(""),
                        request.query("table").orElse(""))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "no such table"));
        long limit = request.queryNumber("limit", PAGE);
        ObjectNode body = JSON.objectNode();
        body.set("columns", names(table));
        ArrayNode rows = body.putArray("rows");
        table.rows().stream().limit(limit).forEach(values -> rows.add(row(values)));
        return ok(body.put("truncated", table.rows().size() > limit));
    }

    private Answer run(VendorRequest request) {
        Store.Entry entry = simulator.entry(request);
        String sql = request.read(members -> members.text("sql"));
        Matcher select = SELECT.matcher(sql);
        Store.SourceTable table = (select.matches() ? entry.table(select.group(1), select.group(2)) : none())
                .orElseThrow(() -> Refusal.of(Refusal.Kind.BAD_REQUEST, "relation does not exist: " + sql)
                        .code("statement_failed"));
        return Answer.stream(200, "application/json", out -> {
            try (JsonGenerator json = MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
                json.writeStartArray();
                json.writeTree(names(table));
                for (List<JsonNode> values : table.rows()) {
                    json.writeTree(row(values));
                }
                json.writeEndArray();
            }
        });
    }

    private static Optional<Store.SourceTable> none() {
        return Optional.empty();
    }

    private Answer files(VendorRequest request) {
        simulator.entry(request);
        String path = request.query("path").orElse("");
        if (!path.isEmpty() && !path.equals("in")) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "no such folder");
        }
        ObjectNode body = JSON.objectNode();
        body.putArray("files")
                .addObject()
                .put("path", path.isEmpty() ? "in" : "in/day.csv")
                .put("name", path.isEmpty() ? "in" : "day.csv")
                .put("kind", path.isEmpty() ? "folder" : "file");
        return ok(body);
    }
}
