package com.example.acme.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/** The workspaces of an account. */
public final class WorkspaceWires {
    private WorkspaceWires() {}

    /** A workspace. */
    public record WorkspaceWire(
            String id,
            @Nullable String name,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /** One page of workspaces. */
    public record WorkspacesWire(
            List<Lenient<WorkspaceWire>> workspaces,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}
}
