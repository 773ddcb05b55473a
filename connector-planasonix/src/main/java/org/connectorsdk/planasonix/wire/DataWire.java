package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the credentials and orchestration APIs put around their lists.
 *
 * @param <T> what was asked for
 * @param data what was asked for
 * @param meta what the vendor says of the list; null where it says nothing
 */
public record DataWire<T>(T data, @Nullable MetaWire meta) {}
