package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A workspace.
 *
 * @param workspaceId the id
 * @param name the name for people
 * @param slug the name in addresses
 * @param more every other member, as it came
 */
public record WorkspaceWire(
        String workspaceId,
        @Nullable String name,
        @Nullable String slug,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /** {@return the id alone, as notices may name addresses that nobody else should know} */
    @Override
    public String toString() {
        return "WorkspaceWire[" + workspaceId + "]";
    }
}
