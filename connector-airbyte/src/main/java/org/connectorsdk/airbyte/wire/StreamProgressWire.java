package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream has come.
 *
 * @param streamName the name
 * @param streamNamespace the namespace; null for none
 * @param recordsEmitted records read so far
 * @param recordsCommitted records written so far
 * @param recordsRejected records that the destination did not take
 * @param bytesEmitted bytes read so far
 * @param bytesCommitted bytes written so far
 * @param configType what the job does with it; an open set
 * @param more every other member, as it came
 */
public record StreamProgressWire(
        String streamName,
        @Nullable String streamNamespace,
        @Nullable Long recordsEmitted,
        @Nullable Long recordsCommitted,
        @Nullable Long recordsRejected,
        @Nullable Long bytesEmitted,
        @Nullable Long bytesCommitted,
        @Nullable String configType,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
