package org.connectorsdk.http.json;

import java.util.List;
import org.connectorsdk.api.json.JsonArray;

/**
 * Rows that come as arrays, in which a value belongs to the column at its place.
 *
 * @since 0.1.0
 */
public final class PositionalRows {
    private PositionalRows() {}

    /**
     * Refuses rows that have not one value for each column: which value is missing, or is one too many, cannot be
     * known, and a guess would put values under the wrong names. To be called by a wire record's constructor, so that
     * such an answer is {@code MalformedResponse}.
     *
     * @param columns the names of the columns
     * @param rows the rows
     * @throws IllegalArgumentException naming the first row of another width, and none of its values
     */
    public static void requireWidth(List<String> columns, List<JsonArray> rows) {
        int width = columns.size();
        for (int row = 0; row < rows.size(); row++) {
            int found = rows.get(row).size();
            if (found != width) {
                throw new OtherWidth("has " + found + " values for " + width + " columns in rows[" + row + "]");
            }
        }
    }

    /** Its text is ours, quotes no value, and may be shown. */
    public static final class OtherWidth extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        OtherWidth(String what) {
            super(what);
        }
    }
}
