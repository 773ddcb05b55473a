package org.connectorsdk.fivetran.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Syncs: their start, full reloads, and what is written down of them.
 *
 * @since 0.1.0
 */
public final class SyncWires {
    private SyncWires() {}

    /**
     * How to start a sync.
     *
     * @param force whether a sync that runs is stopped and begun again; false leaves it alone
     */
    public record NewSyncWire(boolean force) {}

    /**
     * Which tables to load again.
     *
     * @param scope names of tables by the name of their schema, in the source's words; neither may be empty
     */
    public record ResyncScopeWire(Map<String, List<String>> scope) {}

    /**
     * The same, as the older operation takes it: without anything around it.
     *
     * @param tables names of tables by the name of their schema, in the source's words
     */
    public record ResyncTablesWire(@JsonValue Map<String, List<String>> tables) {}

    /**
     * One sync that was made. The vendor documents few of its members; the others are in {@code more}.
     *
     * @param syncId the id
     * @param reason why it failed, or was made
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SyncRecordWire(
            @Nullable String syncId,
            @Nullable String reason,
            @JsonAnySetter @JsonAnyGetter Map<String, org.connectorsdk.api.json.JsonValue> more) {}
}
