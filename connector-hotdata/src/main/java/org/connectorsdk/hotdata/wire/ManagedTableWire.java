package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A table that was declared.
 *
 * @param connectionId the connection's id
 * @param schema the schema as stored, in lower case
 * @param table the name as stored, in lower case
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ManagedTableWire(
        @Nullable String connectionId,
        String schema,
        String table,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
