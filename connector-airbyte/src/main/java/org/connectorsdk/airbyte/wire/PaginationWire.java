package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Which rows to list.
 *
 * @param pageSize how many; null for the server's default
 * @param rowOffset how many to leave out; null for none
 */
public record PaginationWire(
        @Nullable Integer pageSize, @Nullable Long rowOffset) {}
