package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A run of a statement.
 *
 * @param id the run's id
 * @param status {@code running}, {@code succeeded}, {@code failed}; an open set
 * @param resultId the result, once there is one
 * @param rowCount rows of the whole result
 * @param errorMessage why it failed
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Strict
public record QueryRunWire(
        @Nullable String id,
        String status,
        @Nullable String resultId,
        @Nullable Long rowCount,
        @Nullable String errorMessage,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
