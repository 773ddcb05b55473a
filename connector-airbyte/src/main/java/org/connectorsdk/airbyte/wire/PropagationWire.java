package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a connection took over of a schema.
 *
 * @param propagatedDiff the changes; null when the server does not say
 * @param more every other member, as it came
 */
public record PropagationWire(
        @Nullable JsonObject propagatedDiff,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
