package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
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
 * @param status how far it is; an open set; null where the answer does not say
 * @param aggregatedStats what all attempts moved; current servers only
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
public record JobWire(
        long id,
        @Nullable String configType,
        @Nullable String configId,
        @Nullable Long createdAt,
        @Nullable Long updatedAt,
        @Nullable Long startedAt,
        @Nullable String status,
        @Nullable StatsWire aggregatedStats,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
