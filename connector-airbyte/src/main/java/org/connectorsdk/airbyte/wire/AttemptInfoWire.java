package org.connectorsdk.airbyte.wire;

/**
 * An attempt without its logs, which are read past.
 *
 * @param attempt the attempt
 */
public record AttemptInfoWire(AttemptWire attempt) {}
