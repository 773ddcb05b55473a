package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to list, newest first.
 *
 * @param configTypes the types, at least one that the server knows
 * @param configId the connection
 * @param includingJobId the page that has this job
 * @param statuses only with one of these statuses; unknown to servers of 2023
 * @param pagination which rows; null for the first 200
 */
public record JobsQueryWire(
        List<String> configTypes,
        @Nullable String configId,
        @Nullable Long includingJobId,
        @Nullable List<String> statuses,
        @Nullable PaginationWire pagination) {}
