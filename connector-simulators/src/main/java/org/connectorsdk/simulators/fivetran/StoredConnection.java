package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.SampleSource;
import org.jspecify.annotations.Nullable;

/** A connection as the vendor keeps it, secrets in clear. */
final class StoredConnection {
    static final String INCOMPLETE = "incomplete";
    static final String CONNECTED = "connected";
    static final String BROKEN = "broken";
    static final String MASK = "******";

    final String id;
    final String groupId;
    final ConnectorType type;
    final String name;
    final Instant createdAt;
    final ObjectNode config;
    final ObjectNode extras = Json.object();
    boolean paused;
    int syncFrequency = 360;

    @Nullable
    String dailySyncTime;

    String scheduleType = "auto";

    @Nullable
    JsonNode schedule;

    String setupState = INCOMPLETE;
    String syncState = "scheduled";
    boolean historical = true;

    @Nullable
    Instant rescheduledFor;

    @Nullable
    Instant succeededAt;

    @Nullable
    Instant failedAt;

    ArrayNode tasks = Json.array();
    ArrayNode warnings = Json.array();

    @Nullable
    Run run;
    /** A reload that waits for a run to end, or for the connection to be resumed. */
    boolean keptReload;

    boolean keptReloadIsWhole;
    /** What was to be reloaded each time, names of tables by schema; no schema for everything. */
    final List<ObjectNode> reloads = new ArrayList<>();
    /** Whether the next look still sees the run that was stopped by a pause. */
    boolean pauseLags;

    /** Ends of runs, the oldest first, each with the id of its run. */
    final ArrayNode history = Json.array();

    SampleSource source;

    @Nullable
    SchemaSettings schemas;

    Optional<List<SetupTest>> scriptedTests = Optional.empty();

    StoredConnection(
            String id,
            String groupId,
            ConnectorType type,
            String name,
            Instant createdAt,
            ObjectNode config,
            SampleSource source) {
        this.id = id;
        this.groupId = groupId;
        this.type = type;
        this.name = name;
        this.createdAt = createdAt;
        this.config = config;
        this.source = source;
    }

    /** As every answer shows it. */
    ObjectNode shown() {
        ObjectNode shown = stored();
        ObjectNode masked = config.deepCopy();
        type.secrets().stream().filter(masked::has).forEach(secret -> masked.put(secret, MASK));
        shown.set("config", masked);
        return shown;
    }

    /** Everything that a request can change, secrets in clear. */
    ObjectNode stored() {
        ObjectNode stored = Json.object()
                .put("id", id)
                .put("group_id", groupId)
                .put("service", type.id())
                .put("service_version", 1)
                .put("schema", name)
                .put("connected_by", FivetranState.USER)
                .put("created_at", VendorClock.text(createdAt))
                .put("succeeded_at", VendorClock.text(succeededAt))
                .put("failed_at", VendorClock.text(failedAt))
                .put("paused", paused)
                .put("pause_after_trial", false)
                .put("sync_frequency", syncFrequency)
                .put("daily_sync_time", dailySyncTime)
                .put("schedule_type", scheduleType)
                .put("networking_method", "Directly")
                .put("data_delay_sensitivity", "NORMAL")
                .put("data_delay_threshold", 0);
        if (schedule != null) {
            stored.set("schedule", schedule);
        }
        stored.setAll(extras.deepCopy());
        stored.set("status", status());
        stored.set("config", config.deepCopy());
        return stored;
    }

    private ObjectNode status() {
        ObjectNode status = Json.object()
                .put("setup_state", setupState)
                .put("sync_state", syncState)
                .put("update_state", failedAt == null ? "on_schedule" : "delayed")
                .put("is_historical_sync", historical)
                .put("rescheduled_for", VendorClock.text(rescheduledFor))
                .put("schema_status", "ready");
        status.set("tasks", tasks.deepCopy());
        status.set("warnings", warnings.deepCopy());
        return status;
    }

    /** Something that keeps it from working until somebody acts; what was there before is gone. */
    void blockedBy(String reason) {
        tasks = Json.array();
        tasks.addObject().put("code", "reconnect").put("message", reason);
    }
}
