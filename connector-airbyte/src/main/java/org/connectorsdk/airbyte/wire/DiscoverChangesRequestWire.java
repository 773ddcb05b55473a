package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A schema to discover and to compare with what a connection knows of it. The server may then switch connections off.
 *
 * @param sourceId the source
 * @param connectionId the connection to compare with
 * @param disableCache look at the source again
 */
public record DiscoverChangesRequestWire(
        String sourceId,
        String connectionId,
        @JsonProperty("disable_cache") @Nullable Boolean disableCache) {}
