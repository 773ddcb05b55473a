package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PositionalRows;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a table.
 *
 * @param columns names of the columns
 * @param rows the rows, each a value per column
 * @param truncated whether there are more
 * @param more every other member, as it came
 */
@Strict
public record PreviewWire(
        List<String> columns,
        List<JsonArray> rows,
        @Nullable Boolean truncated,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /**
     * Refuses rows that do not fit the columns.
     *
     * @param columns names of the columns
     * @param rows the rows, each a value per column
     * @param truncated whether there are more
     * @param more every other member, as it came
     */
    public PreviewWire {
        PositionalRows.requireWidth(columns, rows);
    }

    /** {@return the columns and the number of rows; their values are data} */
    @Override
    public String toString() {
        return "PreviewWire[" + columns + ", " + rows.size() + " rows]";
    }
}
