package org.connectorsdk.simulators.hotdata;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as it is at the source, before anything is copied. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class SourceTable {
    private final List<SourceColumn> columns;
    private final long rows;
    private final @Nullable String failure;

    private SourceTable(List<SourceColumn> columns, long rows, @Nullable String failure) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.failure = failure;
    }

    /**
     * A table that can be read.
     *
     * @param rows how many rows it has
     * @param columns its columns in order
     * @return the table
     */
    public static SourceTable of(long rows, List<SourceColumn> columns) {
        return new SourceTable(columns, rows, null);
    }

    /**
     * The same table with another number of rows.
     *
     * @param newRows zero or more
     * @return the changed copy
     */
    public SourceTable rows(long newRows) {
        return new SourceTable(columns, newRows, failure);
    }

    /**
     * The same table with other columns.
     *
     * @param newColumns the columns in order
     * @return the changed copy
     */
    public SourceTable columns(List<SourceColumn> newColumns) {
        return new SourceTable(newColumns, rows, failure);
    }

    /**
     * The same table, which cannot be read any more.
     *
     * @param error what the source says, in one line
     * @return the changed copy
     */
    public SourceTable failing(String error) {
        return new SourceTable(columns, rows, error);
    }

    /** {@return the columns, in order} */
    public List<SourceColumn> columns() {
        return columns;
    }

    /** {@return how many rows it has, zero or more} */
    public long rows() {
        return rows;
    }

    /** {@return what the source says when it is read; empty when it can be read} */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
