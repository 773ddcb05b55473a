package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * The workspaces, as servers until 2025 list them.
 *
 * @param workspaces the workspaces
 * @param more every other member, as it came
 */
public record WorkspacesWire(
        List<Lenient<WorkspaceWire>> workspaces,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
