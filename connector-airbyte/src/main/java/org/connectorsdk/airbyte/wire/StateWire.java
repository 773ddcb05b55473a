package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How far the syncs of a connection have come.
 *
 * @param connectionId the connection
 * @param stateType {@code stream}, {@code global}, {@code legacy} or {@code not_set}; an open set
 * @param state the state of the type {@code legacy}
 * @param streamState the states of streams
 * @param globalState the state of all streams together
 * @param more every other member, as it came
 */
public record StateWire(
        String connectionId,
        @Nullable String stateType,
        @Nullable JsonValue state,
        @Nullable JsonArray streamState,
        @Nullable JsonObject globalState,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
