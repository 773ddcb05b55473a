package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one table.
 *
 * @param schema the schema that was asked for
 * @param table the table that was asked for
 * @param columns its columns in order
 * @param more every other member, as it came
 */
@Strict
public record ColumnsWire(
        @Nullable String schema,
        @Nullable String table,
        List<ColumnWire> columns,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
