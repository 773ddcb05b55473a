package org.connectorsdk.simulators.hotdata.model;

import java.util.List;
import java.util.Optional;

/**
 * A table as it is at the source, before anything is copied.
 *
 * @param columns its columns in order
 * @param rows how many rows it has
 * @param failure what the source says when it is read, in one line; empty when it can be read
 * @since 0.1.0
 */
public record SourceTable(List<SourceColumn> columns, long rows, Optional<String> failure) {
    /** A table that can be read, of so many rows. */
    public static SourceTable of(long rows, List<SourceColumn> columns) {
        return new SourceTable(columns, rows, Optional.empty());
    }

    /** The same table with another number of rows, zero or more. */
    public SourceTable rows(long newRows) {
        return new SourceTable(columns, newRows, failure);
    }

    /** The same table with other columns, in order. */
    public SourceTable columns(List<SourceColumn> newColumns) {
        return new SourceTable(newColumns, rows, failure);
    }

    /** The same table, which cannot be read any more. */
    SourceTable failing(String error) {
        return new SourceTable(columns, rows, Optional.of(error));
    }
}
