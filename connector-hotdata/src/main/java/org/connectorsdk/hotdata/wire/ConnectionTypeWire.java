package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A type of source.
 *
 * @param name the name to create connections with
 * @param label the name for people
 * @param configSchema JSON Schema of the settings; null in a list
 * @param auth JSON Schema of the credentials, sometimes one of several; null in a list
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ConnectionTypeWire(
        String name,
        @Nullable String label,
        @Nullable JsonValue configSchema,
        @Nullable JsonValue auth,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
