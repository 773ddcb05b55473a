package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.airbyte.wire.JobWires.JobWire;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.PassesOver;
import org.jspecify.annotations.Nullable;

/** Connections of either API. */
public final class ConnectionWires {
    private ConnectionWires() {}

    /**
     * A connection in the configuration API. What identifies it has a component; its settings are in {@link #settings()} as
     * they came, because a catalog is only safe to send back when nothing in it was left out (every stream has members that no
     * model knows), and each release adds some. The methods below find the ones that are known.
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
            String connectionId,
            @Nullable String name,
            @Nullable String sourceId,
            @Nullable String destinationId,
            @Nullable String status,
            @JsonProperty("created_at") @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {

        /**
         * Refuses a blank id, by which nothing could be found again.
         *
         * @param connectionId the id
         * @param name the name for people
         * @param sourceId the source
         * @param destinationId the destination
         * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
         * @param createdAt when it was created, in seconds; current servers only
         * @param settings every other member, as it came
         */
        public ConnectionWire {
            if (connectionId.isBlank()) {
                throw new IllegalArgumentException("connectionId: is blank");
            }
        }

        /** {@return the streams and how they are synced: only those that are} */
        public Optional<JsonObject> syncCatalog() {
            return object("syncCatalog");
        }

        /** {@return {@code manual}, {@code basic} or {@code cron}; an open set} */
        public Optional<String> scheduleType() {
            return text("scheduleType");
        }

        /** {@return {@code basicSchedule} with {@code units} and {@code timeUnit}, or {@code cron} with expression and zone} */
        public Optional<JsonObject> scheduleData() {
            return object("scheduleData");
        }

        /** {@return where the destination puts streams: {@code source}, {@code destination}, {@code customformat}; an open set} */
        public Optional<String> namespaceDefinition() {
            return text("namespaceDefinition");
        }

        /** {@return the template of a {@code customformat}} */
        public Optional<String> namespaceFormat() {
            return text("namespaceFormat");
        }

        /** {@return what is put before every stream's name at the destination} */
        public Optional<String> prefix() {
            return text("prefix");
        }

        /** {@return {@code cpu_request}, {@code cpu_limit}, {@code memory_request}, {@code memory_limit}: snake case, unlike all else} */
        public Optional<JsonObject> resourceRequirements() {
            return object("resourceRequirements");
        }

        /** {@return the catalog that later discoveries are compared with} */
        public Optional<String> sourceCatalogId() {
            return text("sourceCatalogId");
        }

        /** {@return what happens when the source changes, such as {@code ignore} or {@code propagate_columns}; an open set} */
        public Optional<String> nonBreakingChangesPreference() {
            return text("nonBreakingChangesPreference");
        }

        /** {@return where data is processed; an open set, whose case has changed once; servers until 2025} */
        public Optional<String> geography() {
            return text("geography");
        }

        /** {@return whether the source has changed in a way that needs somebody's attention} */
        public boolean hasBreakingChange() {
            return flag("breakingChange").orElse(false);
        }

        /** {@return whether people are told about changes of the source} */
        public Optional<Boolean> notifySchemaChanges() {
            return flag("notifySchemaChanges");
        }

        private Optional<String> text(String member) {
            return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asString);
        }

        private Optional<JsonObject> object(String member) {
            return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asObject);
        }

        private Optional<Boolean> flag(String member) {
            return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asBoolean);
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
            @Nullable String userId) {

        /**
         * The same without what is rarely wanted.
         *
         * @param workspaceIds the workspaces, at least one
         * @param tagIds only with one of these tags
         * @param includeDeleted deleted ones as well
         * @param pagination which rows; null for the first 20
         */
        public PagedConnectionsQueryWire(
                List<String> workspaceIds,
                @Nullable List<String> tagIds,
                @Nullable Boolean includeDeleted,
                @Nullable PaginationWire pagination) {
            this(workspaceIds, tagIds, includeDeleted, pagination, null);
        }
    }

    /**
     * A connection in the public API. What identifies it has a component; its settings are in {@link #settings()} as they came,
     * so that nothing is lost when they are sent back.
     *
     * @param connectionId the id
     * @param name the name for people
     * @param sourceId the source
     * @param destinationId the destination
     * @param workspaceId the workspace
     * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
     * @param createdAt when it was created, in seconds
     * @param settings every other member, as it came
     */
    public record PublicConnectionWire(
            String connectionId,
            @Nullable String name,
            @Nullable String sourceId,
            @Nullable String destinationId,
            @Nullable String workspaceId,
            @Nullable String status,
            @Nullable Long createdAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> settings) {

        /**
         * Refuses a blank id, by which nothing could be found again.
         *
         * @param connectionId the id
         * @param name the name for people
         * @param sourceId the source
         * @param destinationId the destination
         * @param workspaceId the workspace
         * @param status {@code active}, {@code inactive}, {@code deprecated} (deleted) or {@code locked}; an open set
         * @param createdAt when it was created, in seconds
         * @param settings every other member, as it came
         */
        public PublicConnectionWire {
            if (connectionId.isBlank()) {
                throw new IllegalArgumentException("connectionId: is blank");
            }
        }

        /** {@return {@code streams}: the streams that are synced, with mode, cursor and key} */
        public Optional<JsonObject> configurations() {
            return object("configurations");
        }

        /**
         * When syncs run.
         *
         * @return {@code scheduleType} with {@code cronExpression}, which comes back with its zone appended, or {@code basicTiming},
         *     which is prose
         */
        public Optional<JsonObject> schedule() {
            return object("schedule");
        }

        private Optional<JsonObject> object(String member) {
            return Optional.ofNullable(settings.get(member)).flatMap(JsonValue::asObject);
        }
    }
}
