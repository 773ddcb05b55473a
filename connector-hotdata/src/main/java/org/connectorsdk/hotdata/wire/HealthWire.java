package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a probe of the source found.
 *
 * @param connectionId the connection's id
 * @param healthy whether the source answered
 * @param latencyMs milliseconds that the probe took
 * @param error why it is not healthy
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record HealthWire(
        @Nullable String connectionId,
        boolean healthy,
        @Nullable Long latencyMs,
        @Nullable String error,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
