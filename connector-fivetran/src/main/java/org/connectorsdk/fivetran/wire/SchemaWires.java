package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * Schemas, tables and columns of a source, and which of them are synced. Names are the source's, case-sensitive.
 *
 * @since 0.1.0
 */
public final class SchemaWires {
    private SchemaWires() {}

    /**
     * What of a source is synced. One schema that does not fit does not spoil the others.
     *
     * @param schemaChangeHandling {@code ALLOW_ALL}, {@code ALLOW_COLUMNS}, {@code BLOCK_ALL}; an open set
     * @param enableNewByDefault whether what appears in the source is synced
     * @param schemas the schemas by name; some services have none
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SchemasWire(
            @Nullable String schemaChangeHandling,
            @Nullable Boolean enableNewByDefault,
            @Nullable Map<String, Lenient<SchemaWire>> schemas,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One schema.
     *
     * @param nameInDestination its name there
     * @param enabled whether it is synced
     * @param tables its tables by name; one that does not fit does not spoil the others
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SchemaWire(
            @Nullable String nameInDestination,
            @Nullable Boolean enabled,
            @Nullable Map<String, Lenient<TableWire>> tables,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One table.
     *
     * @param nameInDestination its name there
     * @param enabled whether it is synced
     * @param syncMode {@code LIVE}, {@code SOFT_DELETE}, {@code HISTORY}; null where it cannot be chosen; an open set
     * @param supportsColumnsConfig whether its columns can be read and chosen
     * @param columns those columns alone for which somebody has chosen something, as they came
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TableWire(
            @Nullable String nameInDestination,
            @Nullable Boolean enabled,
            @Nullable String syncMode,
            @Nullable Boolean supportsColumnsConfig,
            @Nullable JsonValue columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * The columns of a table, read from the source at the time of the call.
     *
     * @param columns the columns by name
     * @param more every other member, as it came
     */
    public record ColumnsWire(
            Map<String, Lenient<ColumnWire>> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * One column. The vendor shows no type.
     *
     * @param nameInDestination its name there
     * @param enabled whether it is synced
     * @param hashed whether a hash is synced in its place
     * @param isPrimaryKey whether it is part of the key; null where the vendor does not say
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ColumnWire(
            @Nullable String nameInDestination,
            @Nullable Boolean enabled,
            @Nullable Boolean hashed,
            @Nullable Boolean isPrimaryKey,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * What is to be synced. What is null is not sent and stays as it is.
     *
     * @param schemaChangeHandling what becomes of what appears in the source
     * @param schemas the schemas to change, by name
     * @param more further members, written as they are
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SchemasChangeWire(
            @Nullable String schemaChangeHandling,
            @Nullable Map<String, SchemaChangeWire> schemas,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * What is to be synced of a schema.
     *
     * @param enabled whether it is synced at all; the vendor demands it
     * @param tables the tables to change, by name; null for none
     */
    public record SchemaChangeWire(
            boolean enabled, @Nullable Map<String, TableChangeWire> tables) {}

    /**
     * What is to be synced of a table.
     *
     * @param enabled whether it is synced at all; the vendor demands it
     * @param syncMode what becomes of rows that are deleted; null to leave it
     * @param columns the columns to change, by name; null for none
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record TableChangeWire(
            boolean enabled,
            @Nullable String syncMode,
            @Nullable Map<String, ColumnChangeWire> columns) {}

    /**
     * What is to be synced of a column.
     *
     * @param enabled whether it is synced at all; the vendor demands it
     * @param hashed whether a hash is synced in its place; null to leave it
     * @param isPrimaryKey whether it is part of the key; null to leave it
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record ColumnChangeWire(
            boolean enabled,
            @Nullable Boolean hashed,
            @Nullable Boolean isPrimaryKey) {}

    /**
     * How to read the source again.
     *
     * @param excludeMode what becomes of what is found: {@code PRESERVE} keeps every choice, {@code INCLUDE} switches
     *     all on, {@code EXCLUDE} all off
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record NewReloadWire(String excludeMode) {}

    /**
     * Columns to drop from the destination, which must be blocked.
     *
     * @param schemas where they are, by the name of the schema
     */
    public record DropColumnsWire(Map<String, DropTablesWire> schemas) {
        /**
         * Columns to drop of one schema.
         *
         * @param tables where they are, by the name of the table
         */
        public record DropTablesWire(Map<String, DropNamesWire> tables) {}

        /**
         * Columns to drop of one table.
         *
         * @param columns their names
         */
        public record DropNamesWire(List<String> columns) {}
    }
}
