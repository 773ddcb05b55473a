package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * All tables of a source, in one answer.
 *
 * @param tables the tables in the source's order
 * @param more every other member, as it came
 */
public record TablesWire(
        List<Lenient<Table>> tables,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * A table, without its columns.
     *
     * @param schema the schema's exact name; null where the source has none
     * @param table the table's exact name
     * @param normalizedName the name as the platform would write it
     * @param spec how the platform selects the table, such as {@code sales.[order items]}
     * @param more every other member, as it came
     */
    @Strict
    public record Table(
            @Nullable String schema,
            String table,
            @Nullable String normalizedName,
            @Nullable String spec,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * Refuses a table without a name, which nothing could be asked about.
         *
         * @param schema the schema's exact name; null where the source has none
         * @param table the table's exact name
         * @param normalizedName the name as the platform would write it
         * @param spec how the platform selects the table, such as {@code sales.[order items]}
         * @param more every other member, as it came
         */
        public Table {
            if (table.isEmpty()) {
                throw new IllegalArgumentException("table: is empty");
            }
        }
    }
}
