package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed.
 *
 * @param failures the reasons
 * @param partialSuccess whether a part was synced nevertheless
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
public record FailureSummaryWire(
        @Nullable List<Lenient<FailureWire>> failures,
        @Nullable Boolean partialSuccess,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
