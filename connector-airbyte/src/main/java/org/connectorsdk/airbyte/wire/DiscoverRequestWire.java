package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A schema to discover, without a connection to compare it with: see {@link DiscoverChangesRequestWire}.
 *
 * @param sourceId the source
 * @param disableCache look at the source again
 */
public record DiscoverRequestWire(
        String sourceId,
        @JsonProperty("disable_cache") @Nullable Boolean disableCache) {}
