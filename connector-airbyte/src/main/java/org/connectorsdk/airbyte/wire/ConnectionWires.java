package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.PassesOver;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Connections of either API.
 *
 * @since 0.1.0
 */
public final class ConnectionWires {
    private ConnectionWires() {}

    /**
     * A connection in the configuration API. What identifies it has a component; its settings are in
     * {@link #settings()} as they came, because a catalog is only safe to send back when nothing in it was left out
     * (every stream has members that no model knows), and each release adds some. Known are {@code syncCatalog},
     * {@code scheduleType} ({@code manual}, {@code basic} or {@code cron}) with {@code scheduleData},
     * {@code namespaceDefinition}, {@code nonBreakingChangesPreference}, {@code breakingChange}, and
     * {@code resourceRequirements}, which alone are in snake case.
     *
     * @param connectionId the id
     * @param name the name for people
     * @param sourceId the source
     * @param destinationId the destination
     * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
     * @param createdAt when it was created, in seconds; current servers only
     * @param settings every other member, as it came
     */
    public record ConnectionWire(
            @NotBlank String connectionId,
            @Nullable String name,
            @Nullable String sourceId,
            @Nullable String destinationId,
            @Nullable String status,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {

        /** {@return whether the source has changed in a way that needs somebody's attention} */
        public boolean hasBreakingChange() {
            return Optional.ofNullable(settings.get("breakingChange"))
                    .flatMap(JsonValue::asBoolean)
                    .orElse(false);
        }
    }

    /**
     * A list of connections: all of them, no cursor.
     *
     * @param connections the connections, in no promised order
     * @param more every other member, as it came
     */
    public record ConnectionsWire(
            List<Lenient<ConnectionWire>> connections,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Names a connection.
     *
     * @param connectionId the id
     */
    public record ConnectionIdWire(String connectionId) {}

    /**
     * Names connections.
     *
     * @param connectionIds the ids
     */
    public record ConnectionIdsWire(List<String> connectionIds) {}

    /**
     * What a connection joins. All else of it, its catalog before all, is read past.
     *
     * @param connectionId the id
     * @param sourceId the id of the source
     * @param destinationId the id of the destination
     * @param status {@code active}, {@code inactive} or {@code deprecated}, which means deleted; an open set
     */
    @PassesOver
    public record ConnectionEndsWire(
            String connectionId,
            @Nullable String sourceId,
            @Nullable String destinationId,
            @Nullable String status) {}

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

    /**
     * A connection, of which only the streams matter that it is set up to sync.
     *
     * @param connectionId the id
     * @param syncCatalog the streams with their settings
     */
    @PassesOver
    public record SyncedStreamsWire(
            @Nullable String connectionId, @Nullable Streams syncCatalog) {

        /**
         * The streams.
         *
         * @param streams each with its settings, which are left out here
         */
        @PassesOver
        public record Streams(@Nullable List<Lenient<Pair>> streams) {}

        /**
         * A stream and its settings, without the settings.
         *
         * @param stream the stream
         */
        @PassesOver
        public record Pair(@Nullable Name stream) {}

        /**
         * What tells a stream from the others.
         *
         * @param name the name
         * @param namespace the namespace; null for none
         */
        @PassesOver
        public record Name(@Nullable String name, @Nullable String namespace) {}
    }

    /**
     * Which connections to list, over workspaces.
     *
     * @param workspaceIds the workspaces, at least one
     * @param tagIds only with one of these tags
     * @param includeDeleted deleted ones as well
     * @param pagination which rows; null for the first 20
     * @param userId the user who asks; the vendor's document wants it, servers do without
     */
    public record PagedConnectionsQueryWire(
            List<String> workspaceIds,
            @Nullable List<String> tagIds,
            @Nullable Boolean includeDeleted,
            @Nullable PaginationWire pagination,
            @Nullable String userId) {}

    /**
     * A connection in the public API. What identifies it has a component; its settings are in {@link #settings()} as
     * they came, so that nothing is lost when they are sent back: {@code configurations} has the streams,
     * {@code schedule} a {@code scheduleType} with {@code cronExpression}, which comes back with its zone appended, or
     * {@code basicTiming}, which is prose.
     *
     * @param connectionId the id
     * @param name the name for people
     * @param sourceId the source
     * @param destinationId the destination
     * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
     * @param createdAt when it was created, in seconds
     * @param settings every other member, as it came
     */
    public record PublicConnectionWire(
            @NotBlank String connectionId,
            @Nullable String name,
            @Nullable String sourceId,
            @Nullable String destinationId,
            @Nullable String status,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {}
}
