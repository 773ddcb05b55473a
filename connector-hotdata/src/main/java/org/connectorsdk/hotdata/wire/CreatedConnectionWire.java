package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection that was just registered. Registering and discovering are two things: the connection exists even if the
 * discovery failed.
 *
 * @param id the id, opaque
 * @param name unique in the workspace
 * @param sourceType the type of source
 * @param tablesDiscovered tables found
 * @param discoveryStatus {@code success}, {@code skipped} or {@code failed}; an open set
 * @param discoveryError why it failed, in one line
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CreatedConnectionWire(
        String id,
        String name,
        String sourceType,
        @Nullable Long tablesDiscovered,
        @Nullable String discoveryStatus,
        @Nullable String discoveryError,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param id the id, opaque
     * @param name unique in the workspace
     * @param sourceType the type of source
     * @param tablesDiscovered tables found
     * @param discoveryStatus {@code success}, {@code skipped} or {@code failed}; an open set
     * @param discoveryError why it failed, in one line
     * @param more every other member, as it came
     */
    public CreatedConnectionWire {
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: is blank");
        }
    }
}
