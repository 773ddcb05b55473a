package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.Nullable;

/**
 * That a connection was deleted.
 *
 * @param ok whether it was
 * @param id its id
 * @param deletedAt when
 */
public record DeletedWire(
        @Nullable Boolean ok, @Nullable String id, @Nullable String deletedAt) {}
