package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;

/**
 * Whether the server is well. It says so without looking at credentials.
 *
 * @param available whether it is
 * @param more every other member, as it came
 */
public record HealthWire(
        boolean available, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
