package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.PassesOver;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * An attempt without its logs, which are read past.
 *
 * @param attempt the attempt; null if it cannot be read
 * @param problems what could not be read of the others
 * @param more every other member but the logs, as it came
 */
@PassesOver("logs")
public record AttemptInfoWire(
        @Nullable AttemptWire attempt,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
