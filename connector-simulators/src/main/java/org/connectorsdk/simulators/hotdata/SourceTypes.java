package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.ValueKind.AMOUNT;
import static org.connectorsdk.simulators.hotdata.ValueKind.BIG;
import static org.connectorsdk.simulators.hotdata.ValueKind.BYTES;
import static org.connectorsdk.simulators.hotdata.ValueKind.FLAG;
import static org.connectorsdk.simulators.hotdata.ValueKind.MOMENT;
import static org.connectorsdk.simulators.hotdata.ValueKind.NOTHING;
import static org.connectorsdk.simulators.hotdata.ValueKind.SERIAL;
import static org.connectorsdk.simulators.hotdata.ValueKind.STATE;
import static org.connectorsdk.simulators.hotdata.ValueKind.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.connectorsdk.simulators.hotdata.SourceType.Field;

/** The source types that the service knows, and what a source of each type holds at first. */
final class SourceTypes {
    static final String MANAGED = "managed";

    private static final Field HOST = Field.text("host");
    private static final Field PORT = Field.port("port");
    private static final Field USER = Field.text("user");
    private static final Field DATABASE = Field.text("database");
    private static final Field WAREHOUSE = Field.text("warehouse");

    private static final Map<String, SourceType> TYPES = new LinkedHashMap<>();
    private static final NavigableMap<TableName, SourceTable> SHOP = new TreeMap<>();
    private static final NavigableMap<TableName, SourceTable> BILLING = new TreeMap<>();

    static {
        List<SourceColumn> orders = List.of(
                SourceColumn.of("id", SERIAL),
                SourceColumn.of("state", STATE),
                SourceColumn.of("amount", AMOUNT),
                SourceColumn.of("note", TEXT),
                SourceColumn.of("placed_at", MOMENT),
                SourceColumn.of("gift", FLAG),
                SourceColumn.of("geo", NOTHING));
        List<SourceColumn> people =
                List.of(SourceColumn.of("id", SERIAL), SourceColumn.of("Name", TEXT), SourceColumn.of("account", BIG));
        List<SourceColumn> odd = List.of(
                SourceColumn.of("id", SERIAL),
                SourceColumn.of("Preis €", AMOUNT),
                SourceColumn.of("a.b", STATE),
                SourceColumn.of("with \"quotes\"", BYTES),
                new SourceColumn("shape", "Geometry(Point, 4326)", true, TEXT));
        SHOP.put(new TableName("public", "customers"), SourceTable.of(120, people));
        SHOP.put(new TableName("public", "orders"), SourceTable.of(48_211, orders));
        SHOP.put(new TableName("public", "select"), SourceTable.of(3, people));
        SHOP.put(new TableName("Sales Übersicht", "Order.Items"), SourceTable.of(900, odd));
        SHOP.put(new TableName("Sales Übersicht", "straße"), SourceTable.of(0, odd));
        BILLING.put(new TableName("main", "charges"), SourceTable.of(2_500, orders));
        BILLING.put(new TableName("main", "customers"), SourceTable.of(40, people));

        add("postgres", "PostgreSQL", List.of(HOST, PORT, USER, DATABASE), "password");
        add("mysql", "MySQL", List.of(HOST, PORT, USER, DATABASE), "password");
        Field account = Field.text("account");
        List<Field> snowflake =
                List.of(account, USER, WAREHOUSE, DATABASE, Field.optional("schema"), Field.optional("role"));
        add("snowflake", "Snowflake", snowflake, "password");
        add("motherduck", "MotherDuck", List.of(DATABASE), "token");
        add("duckdb", "DuckDB", List.of(Field.text("path")), "");
        List<Field> bigquery = List.of(Field.text("project_id"), Field.optional("dataset"), Field.optional("region"));
        add("bigquery", "BigQuery", bigquery, "credentials_json");
        List<Field> iceberg = List.of(Field.catalog("catalog_type"), WAREHOUSE, Field.optional("namespace"));
        add("iceberg", "Apache Iceberg", iceberg, "bearer_token");
        List<Field> ducklake =
                List.of(Field.text("catalog_url"), Field.optional("s3_endpoint"), Field.optional("s3_region"));
        add("ducklake", "DuckLake", ducklake, "credentials_json");
        add("stripe", "Stripe", List.of(Field.optional("account_id")), "token");
        add(MANAGED, "Managed", List.of(), "");
    }

    private SourceTypes() {}

    private static void add(String name, String label, List<Field> fields, String credential) {
        TYPES.put(name, new SourceType(name, label, fields, credential));
    }

    static Optional<SourceType> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    static List<SourceType> all() {
        return List.copyOf(TYPES.values());
    }

    /** The names that seeded connections take in turn. */
    static List<String> seedable() {
        return List.of("postgres", "mysql", "motherduck", "duckdb", "stripe");
    }

    static NavigableMap<TableName, SourceTable> tablesOf(String sourceType) {
        if (sourceType.equals(MANAGED)) {
            return Collections.emptyNavigableMap();
        }
        return sourceType.equals("stripe") || sourceType.equals("motherduck") ? BILLING : SHOP;
    }

    /** Why a catalog object is not one, empty when it is. */
    static Optional<String> catalogProblem(JsonNode catalog) {
        String type = catalog.path("type").asText("");
        String needed = type.equals("rest") ? "uri" : "region";
        if (!type.equals("rest") && !type.equals("glue")) {
            return Optional.of("type: expected 'rest' or 'glue'");
        }
        return catalog.path(needed).isTextual() ? Optional.empty() : Optional.of(needed + ": expected a string");
    }
}
