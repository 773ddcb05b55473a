package org.connectorsdk.testkit.wire;

/**
 * One header line.
 *
 * @param name its name, as it stood or will stand on the wire
 * @param value its value
 * @since 0.1.0
 */
public record HttpHeader(String name, String value) {}
