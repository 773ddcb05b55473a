package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A stream and how it is synced.
 *
 * @param stream the stream as the source has it
 * @param config how it is synced
 * @param more every other member, as it came
 */
@Strict
public record ConfiguredStreamWire(
        @Nullable StreamWire stream,
        @Nullable StreamConfigWire config,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
