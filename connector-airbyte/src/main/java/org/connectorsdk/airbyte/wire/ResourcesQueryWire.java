package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which workspaces, sources or destinations to list, over several workspaces.
 *
 * @param workspaceIds the workspaces
 * @param includeDeleted deleted ones as well; null for no
 * @param pagination which rows
 * @param nameContains only with this in the name; null for all
 */
public record ResourcesQueryWire(
        List<String> workspaceIds,
        @Nullable Boolean includeDeleted,
        PaginationWire pagination,
        @Nullable String nameContains) {}
