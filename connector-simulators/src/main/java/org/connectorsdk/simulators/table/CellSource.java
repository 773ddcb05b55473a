package org.connectorsdk.simulators.table;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine reads cells of tables from. Public because the engine calls it by name; of no use to anybody else.
 *
 * @since 0.1.0
 */
public final class CellSource {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, Table> TABLES = new ConcurrentHashMap<>();

    private CellSource() {}

    static long add(Table table) {
        long number = NUMBERS.incrementAndGet();
        TABLES.put(number, table);
        return number;
    }

    static void remove(long number) {
        TABLES.remove(number);
    }

    /**
     * A cell as text.
     *
     * @param table the number of a table
     * @param column the column's number, 0 for the first
     * @param row the row's number, 0 for the first
     * @return null also for what is not there
     */
    public static @Nullable String cell(long table, int column, long row) {
        Table found = TABLES.get(table);
        if (found == null
                || row < 0
                || row >= found.rows()
                || column < 0
                || column >= found.columns().size()) {
            return null;
        }
        Object cell = found.cell(row, column);
        return cell == null ? null : cell.toString();
    }
}
