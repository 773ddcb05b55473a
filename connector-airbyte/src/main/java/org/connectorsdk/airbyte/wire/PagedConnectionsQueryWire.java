package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which connections to list, over workspaces.
 *
 * @param workspaceIds the workspaces, at least one
 * @param tagIds only with one of these tags
 * @param includeDeleted deleted ones as well
 * @param pagination which rows; null for the first 20
 */
public record PagedConnectionsQueryWire(
        List<String> workspaceIds,
        @Nullable List<String> tagIds,
        @Nullable Boolean includeDeleted,
        @Nullable PaginationWire pagination) {}
