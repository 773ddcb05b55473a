package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.Nullable;

/**
 * Names a stream, by both parts.
 *
 * @param streamName the name
 * @param streamNamespace the namespace; null for none
 */
public record StreamNameWire(String streamName, @Nullable String streamNamespace) {}
