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
 * @param userId the user who asks; the vendor's document wants it, servers do without
 */
public record PagedConnectionsQueryWire(
        List<String> workspaceIds,
        @Nullable List<String> tagIds,
        @Nullable Boolean includeDeleted,
        @Nullable PaginationWire pagination,
        @Nullable String userId) {

    /**
     * The same without what is rarely wanted.
     *
     * @param workspaceIds the workspaces, at least one
     * @param tagIds only with one of these tags
     * @param includeDeleted deleted ones as well
     * @param pagination which rows; null for the first 20
     */
    public PagedConnectionsQueryWire(
            List<String> workspaceIds,
            @Nullable List<String> tagIds,
            @Nullable Boolean includeDeleted,
            @Nullable PaginationWire pagination) {
        this(workspaceIds, tagIds, includeDeleted, pagination, null);
    }
}
