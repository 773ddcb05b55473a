package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection in a database.
 *
 * @param connectionId the connection
 * @param alias the name under which statements find it; null for the connection's own
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AttachmentWire(
        String connectionId,
        @Nullable String alias,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
