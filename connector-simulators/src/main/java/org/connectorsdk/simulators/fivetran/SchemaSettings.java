package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.connectorsdk.simulators.table.SampleTable;
import org.connectorsdk.simulators.table.SampleTable.Column;

/** What of a source is synced: schemas, tables, and those of their columns that somebody has set. */
final class SchemaSettings {
    /** The kind of a source's own tables, which cannot be switched on. */
    static final String SYSTEM = "SYSTEM TABLE";

    private static final String ENABLED = "enabled";
    private static final String COLUMNS = "columns";
    private static final String TABLES = "tables";

    private final ObjectNode schemas = Json.object();
    private final String prefix;
    private String handling = "ALLOW_ALL";

    /** Settings of a connection whose schemas were never loaded; its name is the prefix in the destination. */
    SchemaSettings(String prefix) {
        this.prefix = prefix;
    }

    /** What a first sync or a reload finds. */
    static SchemaSettings of(StoredConnection connection) {
        SchemaSettings settings = new SchemaSettings(connection.name);
        settings.load(connection.source, Optional.empty());
        return settings;
    }

    /** Takes over what the source has now; what was set before stays unless all tables are switched. */
    void load(SampleSource source, Optional<Boolean> all) {
        for (SampleTable table : source.tables(Optional.empty())) {
            if (!schemas.has(table.schema())) {
                ObjectNode schema = schemas.putObject(table.schema());
                schema.put("name_in_destination", prefix + "_" + table.schema()).put(ENABLED, true);
                schema.putObject(TABLES);
            }
            ObjectNode tables = (ObjectNode) schemas.path(table.schema()).path(TABLES);
            if (!tables.has(table.name())) {
                tables.set(table.name(), fresh(table));
            }
            boolean own = table.kind().equals(SYSTEM);
            all.filter(on -> !own).ifPresent(on -> ((ObjectNode) tables.path(table.name())).put(ENABLED, on));
        }
    }

    private static ObjectNode fresh(SampleTable table) {
        boolean own = table.kind().equals(SYSTEM);
        ObjectNode shown =
                Json.object().put("name_in_destination", table.name()).put(ENABLED, !own);
        if (!own) {
            shown.put("sync_mode", "SOFT_DELETE");
        }
        shown.put("supports_columns_config", !own);
        ObjectNode change = shown.putObject("enabled_patch_settings").put("allowed", !own);
        if (own) {
            change.put("reason_code", "SYSTEM_TABLE").put("reason", "The table belongs to the system");
        }
        shown.putObject(COLUMNS);
        return shown;
    }

    ObjectNode shown() {
        ObjectNode shown = Json.object().put("schema_change_handling", handling).put("enable_new_by_default", false);
        return shown.set("schemas", schemas.deepCopy());
    }

    ObjectNode schema(String name) {
        return inside(schemas, name, "schema");
    }

    ObjectNode table(String schema, String name) {
        return inside(schema(schema).path(TABLES), name, "table");
    }

    private static ObjectNode inside(JsonNode holder, String name, String kind) {
        if (holder.get(name) instanceof ObjectNode found) {
            return found;
        }
        throw FivetranErrors.notFound("NotFound", "Cannot find " + kind + " '" + name + "'");
    }

    /** The columns of a table as the source has them now, with what was set of them. */
    ObjectNode columns(String schema, SampleTable table) {
        JsonNode set = table(schema, table.name()).path(COLUMNS);
        ObjectNode shown = Json.object();
        ObjectNode columns = shown.putObject(COLUMNS);
        for (Column column : table.columns()) {
            ObjectNode one =
                    set.get(column.name()) instanceof ObjectNode known ? known.deepCopy() : column(column.name());
            columns.set(column.name(), one.put("is_primary_key", column.key()));
        }
        return shown;
    }

    private static ObjectNode column(String name) {
        ObjectNode shown = Json.object()
                .put("name_in_destination", name)
                .put(ENABLED, true)
                .put("hashed", false);
        shown.putObject("enabled_patch_settings").put("allowed", true);
        return shown;
    }

    void changeAll(ObjectNode change) {
        handling = change.path("schema_change_handling").asText(handling);
        for (Map.Entry<String, JsonNode> schema : change.path("schemas").properties()) {
            changeSchema(schema.getKey(), schema.getValue());
        }
    }

    void changeSchema(String name, JsonNode change) {
        set(schema(name), change, List.of(ENABLED));
        for (Map.Entry<String, JsonNode> table : change.path(TABLES).properties()) {
            changeTable(name, table.getKey(), table.getValue());
        }
    }

    void changeTable(String schema, String name, JsonNode change) {
        ObjectNode table = table(schema, name);
        if (!table.path("enabled_patch_settings").path("allowed").asBoolean()) {
            throw FivetranErrors.badInput("Table '" + name + "' cannot be changed");
        }
        set(table, change, List.of(ENABLED, "sync_mode"));
        for (Map.Entry<String, JsonNode> column : change.path(COLUMNS).properties()) {
            changeColumn(schema, name, column.getKey(), column.getValue());
        }
    }

    void changeColumn(String schema, String table, String name, JsonNode change) {
        ObjectNode columns = (ObjectNode) table(schema, table).path(COLUMNS);
        if (!columns.has(name)) {
            columns.set(name, column(name));
        }
        set((ObjectNode) columns.path(name), change, List.of(ENABLED, "hashed", "is_primary_key"));
    }

    private static void set(ObjectNode stored, JsonNode change, List<String> members) {
        if (!change.path(ENABLED).isBoolean()) {
            throw FivetranErrors.badInput("'enabled' is required");
        }
        members.stream().filter(change::has).forEach(member -> stored.set(member, change.get(member)));
    }
}
