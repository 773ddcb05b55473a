package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What was moved.
 *
 * @param recordsEmitted records read
 * @param bytesEmitted bytes read
 * @param recordsCommitted records written
 * @param bytesCommitted bytes written; current servers only
 * @param more every other member, as it came
 */
public record StatsWire(
        @Nullable Long recordsEmitted,
        @Nullable Long bytesEmitted,
        @Nullable Long recordsCommitted,
        @Nullable Long bytesCommitted,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
