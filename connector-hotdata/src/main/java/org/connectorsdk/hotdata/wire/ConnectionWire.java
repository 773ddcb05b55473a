package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection. Its config and credentials are never shown.
 *
 * @param id the id, opaque
 * @param name unique in the workspace
 * @param sourceType the type of source, such as {@code postgres} or {@code managed}; an open set
 * @param tableCount tables in the catalog; null in a list
 * @param syncedTableCount those of them with cached data; null in a list
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ConnectionWire(
        String id,
        String name,
        String sourceType,
        @Nullable Long tableCount,
        @Nullable Long syncedTableCount,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param id the id, opaque
     * @param name unique in the workspace
     * @param sourceType the type of source, such as {@code postgres} or {@code managed}; an open set
     * @param tableCount tables in the catalog; null in a list
     * @param syncedTableCount those of them with cached data; null in a list
     * @param more every other member, as it came
     */
    public ConnectionWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
    }
}
