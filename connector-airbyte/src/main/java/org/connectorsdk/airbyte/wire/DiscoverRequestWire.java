package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

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
