package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A job.
 *
 * @param id the id, opaque
 * @param jobType what it does, such as {@code data_refresh_connection}; an open set
 * @param status how far it is, such as {@code running}; an open set
 * @param attempts how often it was tried, this time included
 * @param createdAt when it was accepted
 * @param completedAt when it ended
 * @param errorMessage why it failed, also in part
 * @param result what it did; null until it ends
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record JobWire(
        String id,
        @Nullable String jobType,
        @Nullable String status,
        @Nullable Integer attempts,
        @Nullable String createdAt,
        @Nullable String completedAt,
        @Nullable String errorMessage,
        @Nullable RefreshWire result,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
