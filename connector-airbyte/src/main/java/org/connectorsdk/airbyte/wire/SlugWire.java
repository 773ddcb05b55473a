package org.connectorsdk.airbyte.wire;

/**
 * Names a workspace by its name in addresses.
 *
 * @param slug the name
 */
public record SlugWire(String slug) {}
