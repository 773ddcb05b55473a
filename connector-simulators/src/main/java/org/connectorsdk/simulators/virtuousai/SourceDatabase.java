package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The database behind all database connections of the organisation. */
final class SourceDatabase {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int ORDERS = 340;

    private List<SchemaTable> tables = usualTables();
    private final Map<String, QueryResult> arranged = new HashMap<>();

    void use(List<SchemaTable> newTables) {
        tables = List.copyOf(newTables);
    }

    void arrange(String sql, QueryResult result) {
        arranged.put(sql, result);
    }

    Optional<QueryResult> arranged(String sql) {
        return Optional.ofNullable(arranged.get(sql));
    }

    List<SchemaTable> tables(boolean withSystem) {
        return tables.stream().filter(table -> withSystem || !table.system()).toList();
    }

    Optional<SchemaTable> find(String schema, String table) {
        return tables.stream()
                .filter(candidate ->
                        candidate.schema().equals(schema) && candidate.name().equals(table))
                .findFirst();
    }

    /** Names that need quoting, types that nobody knows, values that lose digits when they are read carelessly. */
    private static List<SchemaTable> usualTables() {
        SchemaColumn id = new SchemaColumn("Id", "bigint", false, true);
        SchemaColumn note = new SchemaColumn("Note", "text", true, false);
        return List.of(
                orders(),
                allTypes(),
                SchemaTable.of("public", "select", id, new SchemaColumn("from", "text", true, false)),
                SchemaTable.of("public", "shapes", id, new SchemaColumn("outline", "hyperpolygon(7)", true, false)),
                SchemaTable.of(
                        "sales", "order items", id, new SchemaColumn("unit price", "numeric(12,4)", true, false)),
                SchemaTable.of("sales", "v1.totals", id, note),
                SchemaTable.of("Größen", "Maße", id, new SchemaColumn("länge", "double precision", true, false)),
                new SchemaTable("pg_catalog", "pg_class", true, List.of(id, note), List.of()),
                new SchemaTable("information_schema", "tables", true, List.of(note), List.of()));
    }

    private static SchemaTable orders() {
        List<List<JsonNode>> rows = new ArrayList<>();
        for (int i = 1; i <= ORDERS; i++) {
            rows.add(List.of(JSON.numberNode(i), JSON.textNode(i % 7 == 0 ? "open" : "closed"), JSON.nullNode()));
        }
        return SchemaTable.of(
                        "public",
                        "Orders",
                        new SchemaColumn("OrderId", "bigint", false, true),
                        new SchemaColumn("Status", "varchar(20)", false, false),
                        new SchemaColumn("Note", "text", true, false))
                .withRows(rows);
    }

    static SchemaTable allTypes() {
        List<JsonNode> row = List.of(
                JSON.numberNode(Long.MAX_VALUE),
                JSON.numberNode(new BigDecimal("12345678901234567890.1234567890")),
                JSON.numberNode(0.1),
                JSON.booleanNode(true),
                JSON.textNode("2026-02-03"),
                JSON.textNode("2026-02-03T09:15:00.123456"),
                JSON.textNode("2026-02-03T09:15:00.123456+02:00"),
                JSON.textNode("AAEC/w=="),
                JSON.textNode(""),
                JSON.nullNode());
        return SchemaTable.of(
                        "public",
                        "all_types",
                        new SchemaColumn("big", "bigint", false, true),
                        new SchemaColumn("exact", "numeric(38,10)", true, false),
                        new SchemaColumn("float", "double precision", true, false),
                        new SchemaColumn("flag", "boolean", true, false),
                        new SchemaColumn("day", "date", true, false),
                        new SchemaColumn("local", "timestamp without time zone", true, false),
                        new SchemaColumn("zoned", "timestamp with time zone", true, false),
                        new SchemaColumn("bytes", "bytea", true, false),
                        new SchemaColumn("empty", "text", true, false),
                        new SchemaColumn("nothing", "text", true, false))
                .withRows(List.of(row));
    }
}
