package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A stream, identified by namespace and name.
 *
 * @param name the name
 * @param namespace the namespace; null for none
 * @param jsonSchema a JSON Schema of its records
 * @param supportedSyncModes {@code full_refresh}, {@code incremental}; an open set
 * @param sourceDefinedCursor whether the source decides the cursor
 * @param defaultCursorField the path of the cursor that the source proposes
 * @param sourceDefinedPrimaryKey the paths of the key that the source defines
 * @param more every other member, as it came
 */
public record StreamWire(
        String name,
        @Nullable String namespace,
        @Nullable JsonObject jsonSchema,
        @Nullable List<String> supportedSyncModes,
        @Nullable Boolean sourceDefinedCursor,
        @Nullable List<String> defaultCursorField,
        @Nullable List<List<String>> sourceDefinedPrimaryKey,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
