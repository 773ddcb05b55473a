package org.connectorsdk.airbyte.wire;

import java.util.List;

/**
 * Names connections.
 *
 * @param connectionIds the ids
 */
public record ConnectionIdsWire(List<String> connectionIds) {}
