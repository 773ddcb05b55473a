package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A job without its attempts.
 *
 * @param job the job; null where there may be none
 * @param more every other member, as it came
 */
public record JobLightWire(
        @Nullable JobWire job, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
