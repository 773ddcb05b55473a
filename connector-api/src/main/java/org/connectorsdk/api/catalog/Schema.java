package org.connectorsdk.api.catalog;

import java.util.List;
import java.util.Objects;

/**
 * A schema, namespace or dataset with its tables.
 *
 * @param name the exact name; empty where the vendor has no schemas
 * @param tables the tables, in the vendor's order
 * @since 0.1.0
 */
public record Schema(String name, List<Table> tables) {
    /**
     * Copies the tables.
     *
     * @param name the exact name; empty where the vendor has no schemas
     * @param tables the tables, in the vendor's order
     */
    public Schema {
        Objects.requireNonNull(name, "name");
        tables = List.copyOf(tables);
    }
}
