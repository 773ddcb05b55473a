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
 * What a statement brought.
 *
 * @param columns names of the columns
 * @param rows the rows, each with values by column name
 * @param rowCount how many rows these are
 * @param maxRows how many the vendor gives at the most
 * @param truncated whether there were more; null when the vendor does not say
 * @param queryHash by which the vendor recognises the statement
 * @param tableRefs the tables that the statement names, as they came: each a schema and a table as a rule
 * @param more every other member, as it came
 */
@Strict
public record QueryResultWire(
        List<String> columns,
        List<JsonObject> rows,
        @Nullable Long rowCount,
        @Nullable Long maxRows,
        @Nullable Boolean truncated,
        @Nullable String queryHash,
        @Nullable JsonValue tableRefs,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /** {@return the columns and the number of rows; their values are data} */
    @Override
    public String toString() {
        return "QueryResultWire[" + columns + ", " + rows.size() + " rows]";
    }
}
