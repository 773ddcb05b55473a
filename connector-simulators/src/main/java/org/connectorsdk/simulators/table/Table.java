package org.connectorsdk.simulators.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows and columns that do not change. A cell is a {@link Long}, {@link Double}, {@link Boolean}, {@link String} or
 * null; decimals, days, instants and bytes are text, as they are in JSON.
 *
 * @since 0.1.0
 */
public interface Table {
    /** {@return the columns, in order} */
    List<TableColumn> columns();

    /** {@return how many rows there are, zero or more} */
    long rows();

    /**
     * One cell.
     *
     * @param row the row's number, 0 for the first
     * @param column the column's number, 0 for the first
     * @return its value
     */
    @Nullable
    Object cell(long row, int column);

    /**
     * One row.
     *
     * @param row the row's number, 0 for the first
     * @return its cells in the order of the columns
     */
    default List<@Nullable Object> row(long row) {
        List<@Nullable Object> cells = new ArrayList<>(columns().size());
        for (int column = 0; column < columns().size(); column++) {
            cells.add(cell(row, column));
        }
        return cells;
    }

    /**
     * Whether a column is there.
     *
     * @param name its exact name
     * @return its number, or -1
     */
    default int column(String name) {
        for (int i = 0; i < columns().size(); i++) {
            if (columns().get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * A table of rows in memory.
     *
     * @param columns the columns in order
     * @param rows each as long as there are columns; kept, not copied
     * @return the table
     */
    static Table of(List<TableColumn> columns, List<List<@Nullable Object>> rows) {
        return new RowTable(List.copyOf(columns), rows);
    }

    /**
     * Some columns of the first rows of a table.
     *
     * @param table the table
     * @param chosen numbers of its columns in the wanted order
     * @param rows how many rows at the most
     * @return a view of the table
     */
    static Table part(Table table, List<Integer> chosen, long rows) {
        return new PartOfTable(table, List.copyOf(chosen), Math.min(rows, table.rows()));
    }
}
