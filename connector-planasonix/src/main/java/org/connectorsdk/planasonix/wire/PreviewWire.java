package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.http.json.PositionalRows;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a table.
 *
 * @param columns names of the columns
 * @param rows the rows, each a value per column
 * @param truncated whether there are more
 */
public record PreviewWire(
        List<String> columns,
        List<JsonArray> rows,
        @Nullable Boolean truncated) {
    /**
     * Refuses rows that do not fit the columns.
     *
     * @param columns names of the columns
     * @param rows the rows, each a value per column
     * @param truncated whether there are more
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
