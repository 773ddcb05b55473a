package org.connectorsdk.airbyte.wire;

import org.connectorsdk.http.json.PassesOver;
import org.jspecify.annotations.Nullable;

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
