package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A type of source.
 *
 * @param sourceDefinitionId the id
 * @param name the name, such as {@code Postgres}
 * @param dockerRepository the image, such as {@code airbyte/source-postgres}
 * @param dockerImageTag the version of the image
 * @param documentationUrl where it is described
 * @param releaseStage how mature it is; an open set
 * @param more every other member, as it came
 */
public record SourceDefinitionWire(
        String sourceDefinitionId,
        @Nullable String name,
        @Nullable String dockerRepository,
        @Nullable String dockerImageTag,
        @Nullable String documentationUrl,
        @Nullable String releaseStage,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
