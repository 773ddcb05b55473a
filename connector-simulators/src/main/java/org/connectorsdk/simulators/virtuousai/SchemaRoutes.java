package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;
import org.connectorsdk.simulators.table.StatementException;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/** Tables, columns, sample and query of database connections. */
final class SchemaRoutes extends VirtuousAiRoutes {
    private static final int SAMPLE_ROWS = 100;
    private static final int QUERY_ROWS = 1000;
    private static final int LONGEST_SQL = 10_000;
    private static final String NAME = "(\"[^\"]+\"|\\[[^\\]]+\\]|[\\w\\p{L}]+)";
    private static final Pattern TABLE = Pattern.compile("(?i)\\b(?:from|join)\\s+(?:" + NAME + "\\.)?" + NAME);

    SchemaRoutes(VirtuousAiState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("list-schema-tables", ONE + "/schema/tables", this::tables);
        api.get("list-schema-columns", ONE + "/schema/columns", this::columns);
        api.post("sample-schema-table", ONE + "/schema/sample", this::sample);
        api.post("query-schema", ONE + "/schema/query", this::query);
    }

    private void use(VendorRequest request) {
        use(request, ProviderType.Source.DATABASE, "schema");
    }

    private Answer tables(VendorRequest request) {
        QueryCheck check = new QueryCheck(request).allow(Set.of("include_system"));
        boolean withSystem = check.flag("include_system");
        check.refuseIfWrong();
        use(request);
        ObjectNode body = Json.object();
        ArrayNode tables = body.putArray("tables");
        state.tables(withSystem).forEach(table -> tables.add(json(table)));
        return Answer.json(200, body);
    }

    private static ObjectNode json(SampleTable table) {
        return Json.object()
                .put("schema", table.schema())
                .put("table", table.name())
                .put("normalizedName", normalized(table.name()))
                .put("spec", quoted(table.schema()) + "." + quoted(table.name()));
    }

    private static String quoted(String part) {
        return part.matches("\\w+") ? part : "[" + part + "]";
    }

    /** The platform's own spelling of a name: words in lower case with underscores between them. */
    private static String normalized(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    private static ObjectNode json(Column column) {
        return Json.object()
                .put("name", column.name())
                .put("normalizedName", normalized(column.name()))
                .put("dataType", column.type())
                .put("nullable", column.nullable())
                .put("primaryKey", column.key());
    }

    private Answer columns(VendorRequest request) {
        QueryCheck check = new QueryCheck(request).allow(Set.of("schema", "table"));
        String schema = check.required("schema");
        String table = check.required("table");
        check.refuseIfWrong();
        use(request);
        return Answer.json(200, withColumns(find(schema, table)));
    }

    private SampleTable find(String schema, String table) {
        return state.source
                .table(Optional.of(schema), table)
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "Table not found"));
    }

    private static ObjectNode withColumns(SampleTable table) {
        ObjectNode body = Json.object().put("schema", table.schema()).put("table", table.name());
        ArrayNode columns = body.putArray("columns");
        table.columns().forEach(column -> columns.add(json(column)));
        return body;
    }

    private Answer sample(VendorRequest request) {
        List<String> names = request.read(members -> List.of(members.text("schema"), members.text("table")));
        use(request);
        SampleTable table = find(names.get(0), names.get(1));
        return Answer.json(200, withRows(withColumns(table), table.columnNames(), table.rows(), SAMPLE_ROWS));
    }

    private Answer query(VendorRequest request) {
        String sql = request.read(SchemaRoutes::readSql);
        use(request);
        Optional<SampleSource.Result> prepared = Optional.ofNullable(state.preparedResults.get(sql));
        SampleSource.Result result = prepared.orElseGet(() -> run(sql));
        ObjectNode body = Json.object().set("columns", Json.texts(result.columns()));
        withRows(body, result.columns(), result.rows(), QUERY_ROWS)
                .put("queryHash", String.format("%08x", sql.hashCode()))
                .set("tableRefs", prepared.isPresent() ? Json.array() : references(sql));
        return Answer.json(200, body);
    }

    private SampleSource.Result run(String sql) {
        String begin = sql.stripLeading().toLowerCase(Locale.ROOT);
        if (!begin.startsWith("select") && !begin.startsWith("with")) {
            throw failed("Only read-only statements are allowed");
        }
        try {
            return state.source.query(sql, state.engine, Optional.of("public"));
        } catch (StatementException e) {
            String reason = String.valueOf(e.getMessage());
            String word = begin.split("\\s", 2)[0];
            throw failed(reason.startsWith("Syntax error") ? "syntax error at or near \"" + word + '"' : reason);
        }
    }

    private static Refusal failed(String message) {
        return Refusal.of(Refusal.Kind.BAD_REQUEST, message).code("query_failed");
    }

    private static ArrayNode references(String sql) {
        ArrayNode references = Json.array();
        Matcher table = TABLE.matcher(sql);
        while (table.find()) {
            references.addObject().put("schema", unquoted(table.group(1))).put("table", unquoted(table.group(2)));
        }
        return references;
    }

    private static @Nullable String unquoted(@Nullable String name) {
        return name == null || !name.matches("[\"\\[].*") ? name : name.substring(1, name.length() - 1);
    }

    private static String readSql(Members members) {
        String sql = members.text("sql");
        if (sql.isEmpty() && members.any("sql").filter(JsonNode::isTextual).isPresent()) {
            members.refuse("sql", Wording.TOO_SHORT);
        }
        if (sql.codePointCount(0, sql.length()) > LONGEST_SQL) {
            members.refuse("sql", Wording.TOO_LONG + LONGEST_SQL + " characters");
        }
        return sql;
    }

    private static ObjectNode withRows(ObjectNode body, List<String> columns, List<List<JsonNode>> rows, int most) {
        ArrayNode shown = body.putArray("rows");
        rows.stream().limit(most).forEach(row -> {
            ObjectNode object = shown.addObject();
            for (int i = 0; i < columns.size(); i++) {
                object.set(columns.get(i), row.get(i));
            }
        });
        return body.put("rowCount", shown.size()).put("maxRows", most).put("truncated", rows.size() > most);
    }
}
