package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A source. Secrets in its configuration are shown as asterisks.
 *
 * @param sourceId the id
 * @param name the name for people
 * @param sourceType the word of the connector type; missing for connectors of a stranger's making
 * @param definitionId the connector type
 * @param workspaceId the workspace
 * @param configuration the settings, secrets masked
 * @param createdAt when it was created, in seconds
 * @param more every other member, as it came
 */
public record PublicSourceWire(
        String sourceId,
        @Nullable String name,
        @Nullable String sourceType,
        @Nullable String definitionId,
        @Nullable String workspaceId,
        @Nullable JsonObject configuration,
        @Nullable Long createdAt,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /** {@return the id alone, as a vendor may not mask all that it should} */
    @Override
    public String toString() {
        return "PublicSourceWire[" + sourceId + "]";
    }
}
