package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

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
