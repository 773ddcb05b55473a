package org.connectorsdk.simulators.hotdata.model;

import org.connectorsdk.simulators.table.TableColumn;

/**
 * A column of a table.
 *
 * @param name its name
 * @param dataType the engine's name of its type
 * @param nullable whether it may hold nulls
 * @param kind what it holds
 * @since 0.1.0
 */
public record SourceColumn(String name, String dataType, boolean nullable, ValueKind kind) {
    /** A column whose type is the usual one of what it holds; it may be null unless it is a serial number. */
    public static SourceColumn of(String name, ValueKind kind) {
        return new SourceColumn(name, kind.dataType(), kind != ValueKind.SERIAL, kind);
    }

    TableColumn described() {
        return new TableColumn(name, dataType, nullable);
    }

    /** A column that came with a file. */
    static SourceColumn loaded(TableColumn column) {
        return new SourceColumn(column.name(), column.dataType(), column.nullable(), ValueKind.TEXT);
    }
}
