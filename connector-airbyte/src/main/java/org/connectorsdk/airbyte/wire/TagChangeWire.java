package org.connectorsdk.airbyte.wire;

/**
 * What a tag is from now on; both members are needed.
 *
 * @param name the word
 * @param color its colour, in hexadecimal
 */
public record TagChangeWire(String name, String color) {}
