package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which workspaces of a user to list.
 *
 * @param userId the user
 * @param pagination which rows; null for all
 * @param nameContains only with this in the name; null for all
 */
public record UserWorkspacesQueryWire(
        String userId,
        @Nullable PaginationWire pagination,
        @Nullable String nameContains) {}
