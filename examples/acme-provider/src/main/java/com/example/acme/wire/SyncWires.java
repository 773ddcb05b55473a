package com.example.acme.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/** Syncs: started, read, listed and cancelled. */
public final class SyncWires {
    private SyncWires() {}

    /** A sync. Only its id must be there: whatever else is odd must not cost the handle of one that was started. */
    public record SyncWire(
            @Strict.NotBlank String id,
            @JsonProperty("source_id") @Nullable String sourceId,
            @Nullable String state,
            @Nullable String reason,
            @JsonProperty("created_at") @Nullable String createdAt,
            @JsonProperty("started_at") @Nullable String startedAt,
            @JsonProperty("ended_at") @Nullable String endedAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /** One page of the syncs of a source, the newest first; no cursor means that it is the last one. */
    public record SyncsWire(
            List<Lenient<SyncWire>> syncs,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}
}
