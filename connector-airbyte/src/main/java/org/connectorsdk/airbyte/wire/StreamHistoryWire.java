package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What was written of a stream at one time.
 *
 * @param timestamp the time, in seconds
 * @param streamName the name
 * @param streamNamespace the namespace; null for none
 * @param recordsCommitted records written
 * @param more every other member, as it came
 */
public record StreamHistoryWire(
        long timestamp,
        String streamName,
        @Nullable String streamNamespace,
        @Nullable Long recordsCommitted,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
