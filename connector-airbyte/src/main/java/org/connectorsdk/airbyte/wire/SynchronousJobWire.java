package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A run of a connector that the server waited for. An answer from a cache makes one up, with times of zero.
 *
 * @param id the id
 * @param configType what ran
 * @param succeeded whether the connector could be run, whatever it said
 * @param createdAt when it began, in <em>milliseconds</em>
 * @param endedAt when it ended, in milliseconds
 * @param failureReason why it could not be run; current servers only
 */
public record SynchronousJobWire(
        @Nullable String id,
        @Nullable String configType,
        @Nullable Boolean succeeded,
        @Nullable Long createdAt,
        @Nullable Long endedAt,
        @Nullable JsonObject failureReason) {}
