package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A schema to discover. With a connection the answer tells what changed since, but the server may then disable connections.
 *
 * @param sourceId the source
 * @param connectionId the connection to compare with; null for a discovery that changes nothing
 * @param disableCache look at the source again
 */
public record DiscoverRequestWire(
        String sourceId,
        @Nullable String connectionId,
        @JsonProperty("disable_cache") @Nullable Boolean disableCache) {}
