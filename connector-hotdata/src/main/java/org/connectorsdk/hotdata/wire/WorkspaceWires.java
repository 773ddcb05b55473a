package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * The workspaces that a token sees.
 *
 * @since 0.1.0
 */
public final class WorkspaceWires {
    private WorkspaceWires() {}

    /**
     * The workspaces that a token sees.
     *
     * @param workspaces the workspaces
     * @param more every other member, as it came
     */
    public record WorkspacesWire(
            List<Lenient<Workspace>> workspaces,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * A workspace.
         *
         * @param publicId the id to configure
         * @param name the name for people
         * @param active whether it is the chosen one
         * @param provisionStatus how far it is set up
         * @param more every other member, as it came
         */
        @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
        public record Workspace(
                String publicId,
                @Nullable String name,
                @Nullable Boolean active,
                @Nullable String provisionStatus,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }
}
