package org.connectorsdk.airbyte.wire;

/**
 * Which history to read.
 *
 * @param connectionId the connection
 * @param timezone where days begin, such as {@code Europe/Lisbon}
 */
public record StreamHistoryQueryWire(String connectionId, String timezone) {}
