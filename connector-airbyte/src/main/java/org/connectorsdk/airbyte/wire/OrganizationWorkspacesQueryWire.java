package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which workspaces of an organisation to list.
 *
 * @param organizationId the organisation
 * @param pagination which rows; null for all
 * @param nameContains only with this in the name; null for all
 */
public record OrganizationWorkspacesQueryWire(
        String organizationId,
        @Nullable PaginationWire pagination,
        @Nullable String nameContains) {}
