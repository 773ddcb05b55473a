package org.connectorsdk.airbyte.wire;

import org.connectorsdk.api.json.JsonObject;

/**
 * A discovered schema that a connection shall take over.
 *
 * @param catalog the discovered streams, as {@code discover_schema} told them
 * @param catalogId the id of that catalog
 * @param connectionId the connection
 * @param workspaceId its workspace
 */
public record PropagateChangesWire(JsonObject catalog, String catalogId, String connectionId, String workspaceId) {}
