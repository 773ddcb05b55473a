package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connector type of the workspace's own: an image that is not one of the vendor's.
 *
 * @param id the id
 * @param name the name for people
 * @param dockerRepository where the image is
 * @param dockerImageTag which version of it runs
 * @param documentationUrl where it is explained
 * @param more every other member, as it came
 */
public record DefinitionWire(
        String id,
        @Nullable String name,
        @Nullable String dockerRepository,
        @Nullable String dockerImageTag,
        @Nullable String documentationUrl,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
