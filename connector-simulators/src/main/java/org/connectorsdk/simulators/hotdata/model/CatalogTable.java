package org.connectorsdk.simulators.hotdata.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.table.Table;
import org.jspecify.annotations.Nullable;

/**
 * A table as the workspace knows it: what discovery or a load found out, and whether its data is cached.
 *
 * @since 0.1.0
 */
public final class CatalogTable {
    private List<SourceColumn> columns;
    private @Nullable Instant lastSync;
    private long rows;
    private @Nullable Table loaded;
    private TableLayout layout = TableLayout.NONE;

    public CatalogTable(List<SourceColumn> columns) {
        this.columns = columns;
    }

    public void redefine(List<SourceColumn> newColumns) {
        columns = newColumns;
    }

    public void synced(Instant when, long newRows) {
        lastSync = when;
        rows = newRows;
    }

    /** What a load left in it. */
    public void loaded(Instant when, Table table) {
        columns = table.columns().stream().map(SourceColumn::loaded).toList();
        loaded = table;
        synced(when, table.rows());
    }

    /** Its rows, which are those that are cached. */
    public Table content() {
        return loaded == null ? new GeneratedTable(columns, rows) : loaded;
    }

    public TableLayout layout() {
        return layout;
    }

    public void layout(TableLayout newLayout) {
        layout = newLayout;
    }

    public CatalogTable copy() {
        CatalogTable copy = new CatalogTable(columns);
        copy.lastSync = lastSync;
        copy.rows = rows;
        copy.loaded = loaded;
        copy.layout = layout;
        return copy;
    }

    public void purge() {
        lastSync = null;
        rows = 0;
    }

    /** {@return the columns as they were found, in order} */
    public List<SourceColumn> columns() {
        return columns;
    }

    /** {@return whether its data is cached: true from the first sync to the next purge} */
    public boolean isSynced() {
        return lastSync != null;
    }

    /** {@return when its data was cached; empty when it is not} */
    public Optional<Instant> lastSync() {
        return Optional.ofNullable(lastSync);
    }

    /** {@return how many rows are cached, zero when none} */
    public long rows() {
        return rows;
    }
}
