package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A tag, by which connections can be found.
 *
 * @param tagId the id
 * @param name the word
 * @param color its colour, in hexadecimal
 * @param workspaceId the workspace
 * @param more every other member, as it came
 */
public record TagWire(
        String tagId,
        @Nullable String name,
        @Nullable String color,
        @Nullable String workspaceId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
