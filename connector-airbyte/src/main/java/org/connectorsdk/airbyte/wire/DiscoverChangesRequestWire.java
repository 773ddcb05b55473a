package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A schema to discover and to compare with what a connection knows of it. The server may then switch connections off.
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
        @Nullable Boolean notifySchemaChange) {

    /**
     * The same without what is rarely wanted.
     *
     * @param sourceId the source
     * @param connectionId the connection to compare with
     * @param disableCache look at the source again
     */
    public DiscoverChangesRequestWire(String sourceId, String connectionId, @Nullable Boolean disableCache) {
        this(sourceId, connectionId, disableCache, null, null);
    }
}
