package org.connectorsdk.airbyte.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list, newest first.
 *
 * @param connectionId the connection
 * @param eventTypes only of these types, such as {@code SYNC_FAILED}; null for all
 * @param pagination which rows; null for the server's choice
 * @param createdAtStart not before this time, in ISO-8601; null for no limit
 * @param createdAtEnd not after this time, in ISO-8601; null for no limit
 */
public record ConnectionEventsQueryWire(
        String connectionId,
        @Nullable List<String> eventTypes,
        @Nullable PaginationWire pagination,
        @Nullable String createdAtStart,
        @Nullable String createdAtEnd) {}
