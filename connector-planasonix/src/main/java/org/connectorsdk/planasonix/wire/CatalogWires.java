package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind a connection: catalogs, schemas, tables, columns and files.
 *
 * @since 0.1.0
 */
public final class CatalogWires {
    private CatalogWires() {}

    /**
     * Schemas of a connection. The vendor does not document the form, so all likely ones are read. One that does not
     * fit does not spoil the others.
     *
     * @param schemas the schemas
     * @param connectionId the connection, where a deployment says so
     * @param more every other member, as it came
     */
    @Strict
    public record SchemasWire(
            @JsonAlias("data") @ArrayOrObject List<Lenient<NameWire>> schemas,
            @Nullable String connectionId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * A schema.
         *
         * @param name the exact name
         * @param more every other member, as it came
         */
        @Strict
        public record NameWire(
                @ArrayOrObject String name,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * Tables of a connection.
     *
     * @param connectionId the connection
     * @param schema the schema that was asked for
     * @param tables the tables
     * @param more every other member, as it came
     */
    @Strict
    public record TablesWire(
            @Nullable String connectionId,
            @Nullable String schema,
            List<Lenient<TableWire>> tables,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * A table.
         *
         * @param name the exact name
         * @param type {@code TABLE}, {@code VIEW}…; an open set
         * @param schema its schema, where a deployment says so
         * @param more every other member, as it came
         */
        @Strict
        public record TableWire(
                String name,
                @Nullable String type,
                @Nullable String schema,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
            /**
             * Refuses a table without a name, which nothing could be asked about.
             *
             * @param name the exact name
             * @param type {@code TABLE}, {@code VIEW}…; an open set
             * @param schema its schema, where a deployment says so
             * @param more every other member, as it came
             */
            public TableWire {
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("name: is empty");
                }
            }
        }
    }

    /**
     * Columns of a table.
     *
     * @param connectionId the connection
     * @param schema the schema
     * @param table the table
     * @param columns the columns in order
     * @param more every other member, as it came
     */
    @Strict
    public record ColumnsWire(
            @Nullable String connectionId,
            @Nullable String schema,
            @Nullable String table,
            List<ColumnWire> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A column of a table or file.
     *
     * @param name the exact name
     * @param type the source's own word for its type
     * @param nullable whether it may be null
     * @param more every other member, as it came
     */
    @Strict
    public record ColumnWire(
            String name,
            @Nullable String type,
            @Nullable Boolean nullable,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Catalogs of a lakehouse. The vendor does not document the form, so all likely ones are read. One that does not
     * fit does not spoil the others.
     *
     * @param catalogs the catalogs
     * @param connectionId the connection, where a deployment says so
     * @param more every other member, as it came
     */
    @Strict
    public record CatalogsWire(
            @JsonAlias("data") @ArrayOrObject List<Lenient<CatalogWire>> catalogs,
            @Nullable String connectionId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * A catalog.
         *
         * @param name the exact name
         * @param schemas its schemas; null when not told
         * @param more every other member, as it came
         */
        @Strict
        public record CatalogWire(
                @ArrayOrObject String name,
                @Nullable List<String> schemas,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * What to discover of a Databricks workspace.
     *
     * @param connectionId the connection
     * @param catalog the catalog; null for all
     */
    public record DiscoveryWire(
            String connectionId, @Nullable String catalog) {}

    /**
     * Objects of a bucket. One that does not fit does not spoil the others.
     *
     * @param prefix the prefix that was asked for
     * @param objects the objects
     * @param commonPrefixes the folders, where a delimiter was given
     * @param more every other member, as it came
     */
    @Strict
    public record FilesWire(
            @Nullable String prefix,
            List<Lenient<ObjectWire>> objects,
            @Nullable List<String> commonPrefixes,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * An object.
         *
         * @param key the whole key
         * @param size bytes
         * @param lastModified when it was last changed
         * @param more every other member, as it came
         */
        public record ObjectWire(
                @NotBlank String key,
                @Nullable Long size,
                @Nullable String lastModified,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * Columns of a file. The vendor does not document the form, so all likely ones are read.
     *
     * @param path the file
     * @param format such as {@code parquet}
     * @param columns the columns
     * @param more every other member, as it came
     */
    @Strict
    public record FileSchemaWire(
            @Nullable String path,
            @Nullable String format,
            @JsonAlias({"schema", "fields"}) @ArrayOrObject List<ColumnWire> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
