package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.connectorsdk.airbyte.wire.JobWires.SynchronousJobWire;
import org.connectorsdk.airbyte.wire.StreamWires.CatalogWire;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that are discovered and taken over.
 *
 * @since 0.1.0
 */
public final class SchemaWires {
    private SchemaWires() {}

    /**
     * A schema to discover, without a connection to compare it with: see {@link DiscoverChangesRequestWire}.
     *
     * @param sourceId the source
     * @param disableCache look at the source again
     * @param priority {@code high} or {@code default}; null for the server's choice
     */
    public record DiscoverRequestWire(
            String sourceId,
            @JsonProperty("disable_cache") @Nullable Boolean disableCache,
            @Nullable String priority) {

        /**
         * The same without what is rarely wanted.
         *
         * @param sourceId the source
         * @param disableCache look at the source again
         */
        public DiscoverRequestWire(String sourceId, @Nullable Boolean disableCache) {
            this(sourceId, disableCache, null);
        }
    }

    /**
     * A schema to discover and to compare with what a connection knows of it. The server may then switch connections
     * off.
     *
     * @param sourceId the source
     * @param connectionId the connection to compare with
     * @param disableCache look at the source again
     * @param priority {@code high} or {@code default}; null for the server's choice
     * @param notifySchemaChange whether people are told of changes; servers of 2023 alone
     */
    public record DiscoverChangesRequestWire(
            String sourceId,
            String connectionId,
            @JsonProperty("disable_cache") @Nullable Boolean disableCache,
            @Nullable String priority,
            @Nullable Boolean notifySchemaChange) {}

    /**
     * A discovered schema.
     *
     * @param catalog the streams; null when the discovery failed
     * @param catalogId the id of this catalog
     * @param jobInfo the run of the connector
     * @param breakingChange whether it breaks a connection, if one was named
     * @param more every other member, as it came
     */
    @Strict
    public record DiscoveryWire(
            @Nullable CatalogWire catalog,
            @Nullable String catalogId,
            @Nullable SynchronousJobWire jobInfo,
            @Nullable Boolean breakingChange,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A discovered schema that a connection shall take over.
     *
     * @param catalog the discovered streams, as {@code discover_schema} told them
     * @param catalogId the id of that catalog
     * @param connectionId the connection
     * @param workspaceId its workspace
     */
    public record PropagateChangesWire(JsonObject catalog, String catalogId, String connectionId, String workspaceId) {}

    /**
     * What a connection took over of a schema.
     *
     * @param propagatedDiff the changes; null when the server does not say
     * @param more every other member, as it came
     */
    public record PropagationWire(
            @Nullable JsonObject propagatedDiff,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
