package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection in the public API. What identifies it has a component; its settings are in {@link #settings()} as they came,
 * so that nothing is lost when they are sent back.
 *
 * @param connectionId the id
 * @param name the name for people
 * @param sourceId the source
 * @param destinationId the destination
 * @param workspaceId the workspace
 * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
 * @param createdAt when it was created, in seconds
 * @param settings every other member, as it came
 */
public record PublicConnectionWire(
        String connectionId,
        @Nullable String name,
        @Nullable String sourceId,
        @Nullable String destinationId,
        @Nullable String workspaceId,
        @Nullable String status,
        @Nullable Long createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {

    /**
     * Refuses a blank id, by which nothing could be found again.
     *
     * @param connectionId the id
     * @param name the name for people
     * @param sourceId the source
     * @param destinationId the destination
     * @param workspaceId the workspace
     * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
     * @param createdAt when it was created, in seconds
     * @param settings every other member, as it came
     */
    public PublicConnectionWire {
        if (connectionId.isBlank()) {
            throw new IllegalArgumentException("connectionId: is blank");
        }
    }

    /** {@return {@code streams}: the streams that are synced, with mode, cursor and key} */
    public Optional<JsonObject> configurations() {
        return object("configurations");
    }

    /**
     * When syncs run.
     *
     * @return {@code scheduleType} with {@code cronExpression}, which comes back with its zone appended, or {@code basicTiming},
     *     which is prose
     */
    public Optional<JsonObject> schedule() {
        return object("schedule");
    }

    private Optional<JsonObject> object(String member) {
        return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asObject);
    }
}
