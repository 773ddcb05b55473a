package org.connectorsdk.simulators.hotdata.model;

import java.util.Comparator;

/**
 * Where a table is inside its connection.
 *
 * @param schema the schema's name
 * @param table the table's name
 * @since 0.1.0
 */
public record TableName(String schema, String table) implements Comparable<TableName> {
    private static final Comparator<TableName> ORDER =
            Comparator.comparing(TableName::schema).thenComparing(TableName::table);

    @Override
    public int compareTo(TableName other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
