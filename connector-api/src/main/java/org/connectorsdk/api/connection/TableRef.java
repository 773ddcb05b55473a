package org.connectorsdk.api.connection;

import java.util.Objects;

/**
 * A table by its exact names, in the source's own case and characters.
 *
 * @param schema the schema, namespace or dataset; empty where the vendor has none
 * @param table the table or stream, not empty
 * @since 0.1.0
 */
public record TableRef(String schema, String table) {
    /**
     * Refuses an empty table name.
     *
     * @param schema the schema, namespace or dataset; empty where the vendor has none
     * @param table the table or stream, not empty
     */
    public TableRef {
        Objects.requireNonNull(schema, "schema");
        if (table.isEmpty()) {
            throw new IllegalArgumentException("TableRef: table must not be empty");
        }
    }

    /**
     * Shorthand for the constructor.
     *
     * @param schema the schema, empty where there is none
     * @param table the table
     * @return the reference
     */
    public static TableRef of(String schema, String table) {
        return new TableRef(schema, table);
    }

    /** {@return {@code schema.table} for people; not for parsing, as names may hold dots} */
    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
