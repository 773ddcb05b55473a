package org.connectorsdk.hotdata.wire;

import java.util.List;

/**
 * A schema to declare.
 *
 * @param name the name
 * @param tables its tables; may be empty
 */
public record NewManagedSchemaWire(String name, List<NewManagedTableWire> tables) {}
