package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A stream and how it is synced.
 *
 * @param stream the stream as the source has it
 * @param config how it is synced
 * @param more every other member, as it came
 */
public record ConfiguredStreamWire(
        @Nullable StreamWire stream,
        @Nullable StreamConfigWire config,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
