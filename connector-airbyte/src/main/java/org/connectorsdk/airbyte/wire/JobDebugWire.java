package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A job with what one needs to find out why it failed; its logs are read past however large they are.
 *
 * @param job the job
 * @param attempts the attempts, oldest first
 * @param workflowState whether the server still works on it
 * @param more every other member, as it came
 */
@Strict
public record JobDebugWire(
        DebuggedJobWire job,
        @Nullable List<@Nullable AttemptInfoWire> attempts,
        @Nullable JsonObject workflowState,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
