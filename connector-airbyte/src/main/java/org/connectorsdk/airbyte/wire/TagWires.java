package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Tags of the public API.
 *
 * @since 0.1.0
 */
public final class TagWires {
    private TagWires() {}

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

    /**
     * What a tag is from now on; both members are needed.
     *
     * @param name the word
     * @param color its colour, in hexadecimal
     */
    public record TagChangeWire(String name, String color) {}

    /**
     * A tag to create.
     *
     * @param name the word; a workspace has it once
     * @param color its colour, in hexadecimal
     * @param workspaceId the workspace
     */
    public record NewTagWire(String name, String color, String workspaceId) {}
}
