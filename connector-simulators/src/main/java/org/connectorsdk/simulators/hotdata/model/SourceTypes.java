package org.connectorsdk.simulators.hotdata.model;

import static org.connectorsdk.simulators.hotdata.model.ValueKind.AMOUNT;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.BIG;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.BYTES;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.FLAG;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.MOMENT;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.NOTHING;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.SERIAL;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.STATE;
import static org.connectorsdk.simulators.hotdata.model.ValueKind.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.simulators.Json;

/**
 * The source types that the service knows, and what a source of each type holds at first.
 *
 * @since 0.1.0
 */
public final class SourceTypes {
    /** A source type: what its configuration is, and the credential that may come with it. */
    public record SourceType(String name, String label, ObjectNode configSchema, Optional<JsonNode> authSchema) {
        /** Why a configuration does not fit, empty when it does. */
        public Optional<String> problem(JsonNode config) {
            Set<String> required = new HashSet<>();
            configSchema.path("required").forEach(name -> required.add(name.asText()));
            return configSchema.path("properties").properties().stream()
                    .map(field -> problem(
                            field.getKey(),
                            config.path(field.getKey()),
                            field.getValue().path("type").asText(),
                            required))
                    .flatMap(Optional::stream)
                    .findFirst();
        }

        private static Optional<String> problem(String field, JsonNode value, String type, Set<String> required) {
            if (value.isMissingNode() || value.isNull()) {
                return required.contains(field) ? Optional.of("missing field `" + field + "`") : Optional.empty();
            }
            return switch (type) {
                case "string" -> value.isTextual() ? Optional.empty() : Optional.of(field + ": expected a string");
                case "integer" -> isPort(value) ? Optional.empty() : Optional.of(field + ": expected 0 to 65535");
                default -> catalogProblem(value).map(problem -> field + "." + problem);
            };
        }

        private static boolean isPort(JsonNode value) {
            return value.isIntegralNumber()
                    && value.canConvertToInt()
                    && value.intValue() >= 0
                    && value.intValue() <= 65_535;
        }

        /** Why a catalog object is not one, empty when it is. */
        private static Optional<String> catalogProblem(JsonNode catalog) {
            String type = catalog.path("type").asText("");
            String needed = type.equals("rest") ? "uri" : "region";
            if (!type.equals("rest") && !type.equals("glue")) {
                return Optional.of("type: expected 'rest' or 'glue'");
            }
            return catalog.path(needed).isTextual() ? Optional.empty() : Optional.of(needed + ": expected a string");
        }
    }

    public static final String MANAGED = "managed";

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

        for (JsonNode type : Json.resource(SourceTypes.class, "connection-types.json")) {
            String name = type.path("name").asText();
            TYPES.put(
                    name,
                    new SourceType(
                            name,
                            type.path("label").asText(),
                            (ObjectNode) type.path("config_schema"),
                            Optional.ofNullable(type.get("auth"))));
        }
    }

    private SourceTypes() {}

    public static Optional<SourceType> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    public static List<SourceType> all() {
        return List.copyOf(TYPES.values());
    }

    /** The names that seeded connections take in turn. */
    static List<String> seedable() {
        return List.of("postgres mysql motherduck duckdb stripe".split(" ", -1));
    }

    static NavigableMap<TableName, SourceTable> tablesOf(String sourceType) {
        if (sourceType.equals(MANAGED)) {
            return Collections.emptyNavigableMap();
        }
        return sourceType.equals("stripe") || sourceType.equals("motherduck") ? BILLING : SHOP;
    }
}
