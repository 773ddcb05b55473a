package org.connectorsdk.simulators.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows in memory. */
record RowTable(List<TableColumn> columns, List<List<@Nullable Object>> kept) implements Table {
    @Override
    public long rows() {
        return kept.size();
    }

    @Override
    public @Nullable Object cell(long row, int column) {
        return kept.get((int) row).get(column);
    }
}
