package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PassesOver;
import org.jspecify.annotations.Nullable;

/**
 * A run of a connector that the server waited for. An answer from a cache makes one up, with times of zero.
 *
 * @param id the id
 * @param configType what ran
 * @param succeeded whether the connector could be run, whatever it said
 * @param createdAt when it began, in <em>milliseconds</em>
 * @param endedAt when it ended, in milliseconds
 * @param failureReason why it could not be run; current servers only
 * @param more every other member but the logs, as it came
 */
@PassesOver("logs")
public record SynchronousJobWire(
        @Nullable String id,
        @Nullable String configType,
        @Nullable Boolean succeeded,
        @Nullable Long createdAt,
        @Nullable Long endedAt,
        @Nullable JsonObject failureReason,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
