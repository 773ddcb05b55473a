package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

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
            @Nullable List<Column> columns,
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
     * @param dataType the type, in Arrow's or SQL's words
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
