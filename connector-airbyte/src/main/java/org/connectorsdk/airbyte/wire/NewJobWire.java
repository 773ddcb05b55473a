package org.connectorsdk.airbyte.wire;

/**
 * A job to start.
 *
 * @param connectionId the connection
 * @param jobType {@code sync}, {@code clear} or {@code reset}
 */
public record NewJobWire(String connectionId, String jobType) {}
