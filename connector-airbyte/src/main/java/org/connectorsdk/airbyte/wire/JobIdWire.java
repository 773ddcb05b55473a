package org.connectorsdk.airbyte.wire;

/**
 * Names a job.
 *
 * @param id the id
 */
public record JobIdWire(long id) {}
