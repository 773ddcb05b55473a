package org.connectorsdk.airbyte.wire;

/**
 * Names a connection.
 *
 * @param connectionId the id
 */
public record ConnectionIdWire(String connectionId) {}
