package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A secret without its value.
 *
 * @param name the name as stored, in lower case
 * @param id the id; shown once, when it is created
 * @param createdAt when it was stored
 * @param updatedAt when its value was changed
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record SecretWire(
        String name,
        @Nullable String id,
        @Nullable String createdAt,
        @Nullable String updatedAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
