package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a table.
 *
 * @param connectionId the connection
 * @param schema the schema
 * @param table the table
 * @param columns the columns in order
 * @param more every other member, as it came
 */
@Strict
public record ColumnsWire(
        @Nullable String connectionId,
        @Nullable String schema,
        @Nullable String table,
        List<ColumnWire> columns,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
