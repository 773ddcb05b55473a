package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Columns of a table.
 *
 * @param connectionId the connection
 * @param schema the schema
 * @param table the table
 * @param columns the columns in order
 */
public record ColumnsWire(
        @Nullable String connectionId,
        @Nullable String schema,
        @Nullable String table,
        List<ColumnWire> columns) {}
