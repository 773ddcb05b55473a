package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.HotdataErrors.badRequest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The declared schemas and tables of managed connections. */
final class ManagedTables {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private ManagedTables() {}

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
