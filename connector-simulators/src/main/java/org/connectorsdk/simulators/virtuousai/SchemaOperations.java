package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Tables, columns, sample and query of database connections. */
final class SchemaOperations {

    static final int SAMPLE_ROWS = 100;
    static final int QUERY_ROWS = 1000;

    private static final int LONGEST_SQL = 10_000;

    private final VirtuousAiTenant tenant;
    private final Access access;
    private final InstantSource clock;
    private final SourceDatabase database;

    SchemaOperations(VirtuousAiTenant tenant, Access access, InstantSource clock, SourceDatabase database) {
        this.tenant = tenant;
        this.access = access;
        this.clock = clock;
        this.database = database;
    }

    void declare(RouteGroup api) {
        String schema = "/connections/{connection_id}/schema";
        api.get("list-schema-tables", schema + "/tables", this::tables);
        api.get("list-schema-columns", schema + "/columns", this::columns);
        api.post("sample-schema-table", schema + "/sample", this::sample);
        api.post("query-schema", schema + "/query", this::query);
    }

    private void use(VendorRequest request) {
        StoredConnection connection = tenant.require(request, access.user(request));
        boolean isDatabase = ProviderType.of(connection.provider)
                .filter(type -> type.source() == ProviderType.Source.DATABASE)
                .isPresent();
        if (!isDatabase) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Provider does not support schema operations");
        }
        connection.lastUsedAt = clock.instant();
    }

    private Answer tables(VendorRequest request) {
        QueryCheck check = new QueryCheck(request).allow(Set.of("include_system"));
        boolean withSystem = check.flag("include_system");
        check.refuseIfWrong();
        use(request);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode tables = body.putArray("tables");
        database.tables(withSystem).forEach(table -> tables.add(table.toJson()));
        return Answer.json(200, body);
    }

    private Answer columns(VendorRequest request) {
        QueryCheck check = new QueryCheck(request).allow(Set.of("schema", "table"));
        String schema = check.required("schema");
        String table = check.required("table");
        check.refuseIfWrong();
        use(request);
        SchemaTable found = find(schema, table);
        return Answer.json(200, withColumns(found));
    }

    private SchemaTable find(String schema, String table) {
        return database.find(schema, table).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "Table not found"));
    }

    private static ObjectNode withColumns(SchemaTable table) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("schema", table.schema())
                .put("table", table.name());
        ArrayNode columns = body.putArray("columns");
        table.columns().forEach(column -> columns.add(column.toJson()));
        return body;
    }

    private Answer sample(VendorRequest request) {
        List<String> names = request.read(members -> List.of(members.text("schema"), members.text("table")));
        use(request);
        SchemaTable table = find(names.get(0), names.get(1));
        ObjectNode body = withColumns(table);
        addRows(body, table.columnNames(), table.rows(), SAMPLE_ROWS);
        return Answer.json(200, body);
    }

    private Answer query(VendorRequest request) {
        String sql = request.read(SchemaOperations::readSql);
        use(request);
        Optional<QueryResult> arranged = database.arranged(sql);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode columns = body.putArray("columns");
        ArrayNode references = JsonNodeFactory.instance.arrayNode();
        QueryResult result = arranged.orElseGet(() -> {
            SelectStatement statement = SelectStatement.parse(sql);
            references
                    .addObject()
                    .put("schema", statement.schema().orElse(null))
                    .put("table", statement.table());
            return statement.run(database);
        });
        result.columns().forEach(columns::add);
        addRows(body, result.columns(), result.rows(), QUERY_ROWS);
        body.put("queryHash", String.format("%08x", sql.hashCode())).set("tableRefs", references);
        return Answer.json(200, body);
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

    private static void addRows(ObjectNode body, List<String> columns, List<List<JsonNode>> rows, int most) {
        ArrayNode shown = body.putArray("rows");
        rows.stream().limit(most).forEach(row -> {
            ObjectNode object = shown.addObject();
            for (int i = 0; i < columns.size(); i++) {
                object.set(columns.get(i), row.get(i));
            }
        });
        body.put("rowCount", shown.size()).put("maxRows", most).put("truncated", rows.size() > most);
    }
}
