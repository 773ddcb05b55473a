package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How the check of a source or destination went. The status of the answer is 200 either way.
 *
 * @param status {@code succeeded} or {@code failed}; an open set
 * @param message why it failed
 * @param jobInfo the run of the connector
 * @param more every other member, as it came
 */
public record CheckWire(
        @Nullable String status,
        @Nullable String message,
        @Nullable SynchronousJobWire jobInfo,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
