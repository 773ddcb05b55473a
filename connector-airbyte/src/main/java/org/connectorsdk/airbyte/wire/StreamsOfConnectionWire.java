package org.connectorsdk.airbyte.wire;

import java.util.List;

/**
 * Names streams of a connection.
 *
 * @param connectionId the connection
 * @param streams the streams; an empty list means all of them
 */
public record StreamsOfConnectionWire(String connectionId, List<StreamNameWire> streams) {}
