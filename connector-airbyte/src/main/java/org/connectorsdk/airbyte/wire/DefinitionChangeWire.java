package org.connectorsdk.airbyte.wire;

/**
 * What a connector type is from now on; both members are needed.
 *
 * @param name the name for people
 * @param dockerImageTag which version of the image runs
 */
public record DefinitionChangeWire(String name, String dockerImageTag) {}
