package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.connectorsdk.airbyte.wire.PageWires.PaginationWire;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list.
 *
 * @since 0.1.0
 */
public final class JobQueryWires {
    private JobQueryWires() {}

    /**
     * Which jobs to list, newest first.
     *
     * @param configTypes the types, at least one that the server knows
     * @param configId the connection
     * @param includingJobId the page that has this job
     * @param statuses only with one of these statuses; unknown to servers of 2023
     * @param pagination which rows; null for the first 200
     * @param createdAtStart accepted not before, in ISO-8601; null for no limit; current servers, like all that follows
     * @param createdAtEnd accepted not after, in ISO-8601; null for no limit
     * @param updatedAtStart changed not before, in ISO-8601; null for no limit
     * @param updatedAtEnd changed not after, in ISO-8601; null for no limit
     * @param orderByField {@code createdAt} or {@code updatedAt}; null for the server's choice
     * @param orderByMethod {@code ASC} or {@code DESC}; null for the server's choice
     */
    public record JobsQueryWire(
            List<String> configTypes,
            @Nullable String configId,
            @Nullable Long includingJobId,
            @Nullable List<String> statuses,
            @Nullable PaginationWire pagination,
            @Nullable String createdAtStart,
            @Nullable String createdAtEnd,
            @Nullable String updatedAtStart,
            @Nullable String updatedAtEnd,
            @Nullable String orderByField,
            @Nullable String orderByMethod) {

        /**
         * The same without what is rarely wanted.
         *
         * @param configTypes the types, at least one that the server knows
         * @param configId the connection
         * @param includingJobId the page that has this job
         * @param statuses only with one of these statuses
         * @param pagination which rows; null for the first 200
         */
        public JobsQueryWire(
                List<String> configTypes,
                @Nullable String configId,
                @Nullable Long includingJobId,
                @Nullable List<String> statuses,
                @Nullable PaginationWire pagination) {
            this(configTypes, configId, includingJobId, statuses, pagination, null, null, null, null, null, null);
        }
    }

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
            @Nullable String orderByMethod) {

        /**
         * Jobs of one workspace.
         *
         * @param configTypes the types, at least one that the server knows
         * @param workspaceId the workspace
         * @param statuses only with one of these statuses
         * @param pagination which rows
         * @return the query
         */
        public static JobsOfWorkspacesQueryWire of(
                List<String> configTypes, String workspaceId, List<String> statuses, PaginationWire pagination) {
            return new JobsOfWorkspacesQueryWire(
                    configTypes, null, List.of(workspaceId), pagination, statuses, null, null, null, null, null, null);
        }
    }
}
