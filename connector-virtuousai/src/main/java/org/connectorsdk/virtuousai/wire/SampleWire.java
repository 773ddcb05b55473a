package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a table, as many as the vendor chooses.
 *
 * @param schema the schema that was asked for
 * @param table the table that was asked for
 * @param columns the table's columns
 * @param rows the rows, each with values by column name
 * @param rowCount how many rows these are
 * @param maxRows how many the vendor shows at the most
 * @param truncated whether the table has more; null when the vendor does not say
 * @param more every other member, as it came
 */
@Strict
public record SampleWire(
        @Nullable String schema,
        @Nullable String table,
        List<ColumnWire> columns,
        List<JsonObject> rows,
        @Nullable Long rowCount,
        @Nullable Long maxRows,
        @Nullable Boolean truncated,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /** {@return the number of rows; their values are data} */
    @Override
    public String toString() {
        return "SampleWire[" + schema + "." + table + ", " + rows.size() + " rows]";
    }
}
