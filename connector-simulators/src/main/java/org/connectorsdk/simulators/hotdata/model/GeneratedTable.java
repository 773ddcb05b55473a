package org.connectorsdk.simulators.hotdata.model;

import java.util.List;
import org.connectorsdk.simulators.table.Table;
import org.connectorsdk.simulators.table.TableColumn;
import org.jspecify.annotations.Nullable;

/** A table whose cells are worked out from the numbers of their rows. */
record GeneratedTable(List<SourceColumn> sources, long rows) implements Table {
    @Override
    public List<TableColumn> columns() {
        return sources.stream().map(SourceColumn::described).toList();
    }

    @Override
    public @Nullable Object cell(long row, int column) {
        return sources.get(column).kind().value(row);
    }
}
