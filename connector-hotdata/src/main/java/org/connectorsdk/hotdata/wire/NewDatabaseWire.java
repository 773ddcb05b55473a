package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A database to create.
 *
 * @param name its name; null for none
 * @param expiresAt when it shall go, as an instant or a span such as {@code 7d}; null for never
 * @param more further members, written as they are
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record NewDatabaseWire(
        @Nullable String name,
        @Nullable String expiresAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
