package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a connection.
 *
 * @param id the id
 * @param connectionId the connection
 * @param eventType what, such as {@code SYNC_FAILED}; an open set
 * @param summary the details, which differ from type to type
 * @param createdAt when, in seconds
 * @param user who did it; null when nobody did
 * @param more every other member, as it came
 */
public record ConnectionEventWire(
        String id,
        @Nullable String connectionId,
        @Nullable String eventType,
        @Nullable JsonObject summary,
        @Nullable Long createdAt,
        @Nullable JsonObject user,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
