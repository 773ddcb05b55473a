package org.connectorsdk.airbyte.wire;

/**
 * Names a source.
 *
 * @param sourceId the id
 */
public record SourceIdWire(String sourceId) {}
