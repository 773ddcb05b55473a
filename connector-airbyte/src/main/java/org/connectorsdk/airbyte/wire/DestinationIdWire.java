package org.connectorsdk.airbyte.wire;

/**
 * Names a destination.
 *
 * @param destinationId the id
 */
public record DestinationIdWire(String destinationId) {}
