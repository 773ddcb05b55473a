package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a stream: names, modes and paths, no types.
 *
 * @param streamName the name
 * @param namespace the namespace; null for none
 * @param syncModes the modes that are possible; an open set
 * @param defaultCursorField the path of the cursor that the source proposes
 * @param sourceDefinedCursorField whether the source decides the cursor
 * @param sourceDefinedPrimaryKey the paths of the key that the source defines
 * @param propertyFields the paths of all fields
 * @param more every other member, as it came
 */
public record StreamPropertiesWire(
        String streamName,
        @JsonProperty("streamnamespace") @Nullable String namespace,
        @Nullable List<String> syncModes,
        @Nullable List<String> defaultCursorField,
        @Nullable Boolean sourceDefinedCursorField,
        @Nullable List<List<String>> sourceDefinedPrimaryKey,
        @Nullable List<List<String>> propertyFields,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
