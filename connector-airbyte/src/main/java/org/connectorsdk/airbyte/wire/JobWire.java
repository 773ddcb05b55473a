package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A job. Times are in seconds.
 *
 * @param id the id
 * @param configType what it does: {@code sync}, {@code reset_connection}, {@code clear}, {@code refresh}; an open set
 * @param configId the connection
 * @param createdAt when it was accepted
 * @param updatedAt when it changed last
 * @param startedAt when it began
 * @param status how far it is; an open set
 * @param aggregatedStats what all attempts moved; current servers only
 * @param more every other member, as it came
 */
public record JobWire(
        long id,
        @Nullable String configType,
        @Nullable String configId,
        @Nullable Long createdAt,
        @Nullable Long updatedAt,
        @Nullable Long startedAt,
        String status,
        @Nullable StatsWire aggregatedStats,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
