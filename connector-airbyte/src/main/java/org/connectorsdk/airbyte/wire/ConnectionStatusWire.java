package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How the syncs of a connection go.
 *
 * @param connectionId the connection
 * @param connectionSyncStatus such as {@code running} or {@code synced}; an open set
 * @param activeJob the job in progress
 * @param lastSyncJobId the latest job
 * @param more every other member, as it came
 */
public record ConnectionStatusWire(
        String connectionId,
        @Nullable String connectionSyncStatus,
        @Nullable JobWire activeJob,
        @Nullable Long lastSyncJobId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
