package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A field that is synced.
 *
 * @param fieldPath its path, one element; null when the server does not say
 * @param more every other member, as it came
 */
public record SelectedFieldWire(
        @Nullable List<String> fieldPath,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
