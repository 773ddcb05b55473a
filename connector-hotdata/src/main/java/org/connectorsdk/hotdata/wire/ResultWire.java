package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PositionalRows;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A stored result, or its status until it is ready.
 *
 * @param resultId the result's id
 * @param status how far it is
 * @param columns names of the columns; null until it is ready
 * @param rows rows, as many as were asked for; null until it is ready
 * @param errorMessage why it failed
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Strict
public record ResultWire(
        @Nullable String resultId,
        @Nullable String status,
        @Nullable List<String> columns,
        @Nullable List<JsonArray> rows,
        @Nullable String errorMessage,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses rows that do not fit the columns.
     *
     * @param resultId the result's id
     * @param status how far it is
     * @param columns names of the columns; null until it is ready
     * @param rows rows, as many as were asked for; null until it is ready
     * @param errorMessage why it failed
     * @param more every other member, as it came
     */
    public ResultWire {
        if (columns != null && rows != null) {
            PositionalRows.requireWidth(columns, rows);
        }
    }
}
