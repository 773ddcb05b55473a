package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Tables of the information schema, and statistics of one.
 *
 * @since 0.1.0
 */
public final class TableWires {
    private TableWires() {}

    /**
     * One page of the catalog.
     *
     * @param tables the tables
     * @param hasMore whether another page follows
     * @param nextCursor where it begins
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record TablesWire(
            List<Lenient<Table>> tables,
            @Nullable Boolean hasMore,
            @Nullable String nextCursor,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * A table of the catalog.
         *
         * @param connection the connection's name, sometimes its id
         * @param schema the schema
         * @param table the table
         * @param synced whether its data is cached
         * @param lastSync when it was synced, in a text of no promised form
         * @param columns its columns; null unless asked for
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        @Strict
        public record Table(
                @Nullable String connection,
                String schema,
                String table,
                boolean synced,
                @Nullable String lastSync,
                @Nullable List<TablesWire.Column> columns,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

            /**
             * Refuses a table without a name, by which nothing could be found again.
             *
             * @param connection the connection's name, sometimes its id
             * @param schema the schema
             * @param table the table
             * @param synced whether its data is cached
             * @param lastSync when it was synced, in a text of no promised form
             * @param columns its columns; null unless asked for
             * @param more every other member, as it came
             */
            public Table {
                if (table.isEmpty()) {
                    throw new IllegalArgumentException("table: is empty");
                }
            }
        }

        /**
         * A column of the catalog.
         *
         * @param name the name
         * @param dataType the type, as Arrow or SQL names it
         * @param nullable whether it may hold nulls
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        @Strict
        public record Column(
                String name,
                String dataType,
                @Nullable Boolean nullable,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * Statistics of a table, computed by a sync.
     *
     * @param connection the connection's name
     * @param schema the schema
     * @param table the table
     * @param rowCount rows
     * @param syncedAt when it was synced, in a text of no promised form
     * @param columns statistics of each column
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @Strict
    public record ProfileWire(
            @Nullable String connection,
            String schema,
            String table,
            long rowCount,
            @Nullable String syncedAt,
            List<ProfileWire.Column> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * Statistics of a column.
         *
         * @param name the name
         * @param dataType the type as the engine names it
         * @param nullCount nulls
         * @param nullPercentage share of nulls, 0 to 100
         * @param cardinality about how many distinct values
         * @param profile what {@code type} says it is; null for a column of nulls or of another type
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        @Strict
        public record Column(
                String name,
                String dataType,
                @Nullable Long nullCount,
                @Nullable Double nullPercentage,
                @Nullable Long cardinality,
                @Nullable JsonObject profile,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }
}
