package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a file. The vendor does not document the form, so all likely ones are read.
 *
 * @param path the file
 * @param format such as {@code parquet}
 * @param columns the columns
 * @param more every other member, as it came
 */
@Strict
public record FileSchemaWire(
        @Nullable String path,
        @Nullable String format,
        @JsonAlias({"schema", "fields"}) @ArrayOrObject List<ColumnWire> columns,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
