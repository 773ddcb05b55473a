package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A schema that was declared.
 *
 * @param connectionId the connection's id
 * @param schema the name as stored, in lower case
 * @param tables names of its tables, as stored
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ManagedSchemaWire(
        @Nullable String connectionId,
        String schema,
        @Nullable List<String> tables,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
