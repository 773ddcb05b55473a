package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One reason.
 *
 * @param failureOrigin which side failed; an open set
 * @param failureType the kind, such as {@code config_error}; an open set
 * @param externalMessage for people
 * @param internalMessage for developers
 * @param stacktrace a stack trace, possibly long
 * @param retryable whether another attempt makes sense
 * @param timestamp when, in <em>milliseconds</em>
 * @param more every other member, as it came
 */
public record FailureWire(
        @Nullable String failureOrigin,
        @Nullable String failureType,
        @Nullable String externalMessage,
        @Nullable String internalMessage,
        @Nullable String stacktrace,
        @Nullable Boolean retryable,
        @Nullable Long timestamp,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
