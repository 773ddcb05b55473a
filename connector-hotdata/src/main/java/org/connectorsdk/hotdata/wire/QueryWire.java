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
 * The rows of a statement, or the run that still works on them.
 *
 * @param queryRunId the run
 * @param status how far the run is; null when the rows are here
 * @param resultId the stored result
 * @param columns names of the columns
 * @param rows the rows; null while the run works
 * @param truncated whether the rows are only the first of the result; null for no
 * @param totalRowCount rows of the whole result; null while it is not known
 * @param warning what was remarked
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Strict
public record QueryWire(
        @Nullable String queryRunId,
        @Nullable String status,
        @Nullable String resultId,
        @Nullable List<String> columns,
        @Nullable List<JsonArray> rows,
        @Nullable Boolean truncated,
        @Nullable Long totalRowCount,
        @Nullable String warning,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses rows that do not fit the columns.
     *
     * @param queryRunId the run
     * @param status how far the run is; null when the rows are here
     * @param resultId the stored result
     * @param columns names of the columns
     * @param rows the rows; null while the run works
     * @param truncated whether the rows are only the first of the result; null for no
     * @param totalRowCount rows of the whole result; null while it is not known
     * @param warning what was remarked
     * @param more every other member, as it came
     */
    public QueryWire {
        if (columns != null && rows != null) {
            PositionalRows.requireWidth(columns, rows);
        }
    }
}
