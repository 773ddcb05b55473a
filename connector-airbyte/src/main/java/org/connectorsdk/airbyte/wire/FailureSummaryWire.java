package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param failures the reasons
 * @param partialSuccess whether a part was synced nevertheless
 * @param more every other member, as it came
 */
public record FailureSummaryWire(
        @Nullable List<FailureWire> failures,
        @Nullable Boolean partialSuccess,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
