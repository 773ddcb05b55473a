package org.connectorsdk.hotdata.wire;

/**
 * A table to declare.
 *
 * @param name the name
 */
public record NewManagedTableWire(String name) {}
