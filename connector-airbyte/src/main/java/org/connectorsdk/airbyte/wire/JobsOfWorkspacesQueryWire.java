package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, over workspaces. Times are in ISO-8601.
 *
 * @param configTypes the types, at least one that the server knows
 * @param configId the connection; null for all
 * @param workspaceIds the workspaces; null for all that can be seen
 * @param pagination which rows; null for the server's choice
 * @param statuses only with one of these statuses; null for all
 * @param createdAtStart accepted not before; null for no limit
 * @param createdAtEnd accepted not after; null for no limit
 * @param updatedAtStart changed not before; null for no limit
 * @param updatedAtEnd changed not after; null for no limit
 * @param orderByField {@code createdAt} or {@code updatedAt}; null for the server's choice
 * @param orderByMethod {@code ASC} or {@code DESC}; null for the server's choice
 */
public record JobsOfWorkspacesQueryWire(
        List<String> configTypes,
        @Nullable String configId,
        @Nullable List<String> workspaceIds,
        @Nullable PaginationWire pagination,
        @Nullable List<String> statuses,
        @Nullable String createdAtStart,
        @Nullable String createdAtEnd,
        @Nullable String updatedAtStart,
        @Nullable String updatedAtEnd,
        @Nullable String orderByField,
        @Nullable String orderByMethod) {}
