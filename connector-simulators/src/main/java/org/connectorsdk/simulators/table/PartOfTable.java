package org.connectorsdk.simulators.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some columns of the first rows of a table. */
record PartOfTable(Table table, List<Integer> chosen, long rows) implements Table {
    @Override
    public List<TableColumn> columns() {
        return chosen.stream().map(table.columns()::get).toList();
    }

    @Override
    public @Nullable Object cell(long row, int column) {
        return table.cell(row, chosen.get(column));
    }
}
