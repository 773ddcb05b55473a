package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A job with its attempts, without their logs, which are read past however large they are.
 *
 * @param job the job
 * @param attempts the attempts, oldest first
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
public record JobInfoWire(
        JobWire job,
        @Nullable List<@Nullable AttemptInfoWire> attempts,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
