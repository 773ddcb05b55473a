package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which sources or destinations to list. A server of 2023 overlooks cursor and size and answers all of them.
 *
 * @param workspaceId the workspace
 * @param cursor the id after which to go on
 * @param pageSize how many; a current server shows 20 for null
 */
public record EndsQueryWire(
        String workspaceId,
        @Nullable String cursor,
        @Nullable Integer pageSize) {}
