package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table or file.
 *
 * @param name the exact name
 * @param type the source's own word for its type
 * @param nullable whether it may be null
 * @param more every other member, as it came
 */
@Strict
public record ColumnWire(
        String name,
        @Nullable String type,
        @Nullable Boolean nullable,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
