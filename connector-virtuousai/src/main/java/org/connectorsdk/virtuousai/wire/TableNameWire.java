package org.connectorsdk.virtuousai.wire;

/**
 * Which table to sample.
 *
 * @param schema the schema's exact name
 * @param table the table's exact name
 */
public record TableNameWire(String schema, String table) {}
