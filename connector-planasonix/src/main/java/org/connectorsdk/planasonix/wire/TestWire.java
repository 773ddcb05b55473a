package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a test found.
 *
 * @param ok whether the source was reached
 * @param latencyMs how long it took, in milliseconds
 * @param serverVersion version of the source's server
 * @param message an explanation
 * @param more every other member, as it came
 */
public record TestWire(
        @JsonAlias("success") boolean ok,
        @Nullable Long latencyMs,
        @Nullable String serverVersion,
        @Nullable String message,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
