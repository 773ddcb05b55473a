package org.connectorsdk.api.facet;

import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonValue;

/**
 * Reads the first rows of a table. Read-only.
 *
 * @since 0.1.0
 */
public interface TablePreview {

    /**
     * Reads at most so many rows.
     *
     * @param connection where
     * @param table which, by its exact names
     * @param rows how many at the most, 1 or more
     * @param options for this call
     * @return the rows, or why not; a read, hence retried within the deadline unless the vendor runs it as a statement
     */
    Either<ConnectorError, Preview> preview(ConnectionId connection, TableRef table, int rows, CallOptions options);

    /**
     * The first rows of a table.
     *
     * @param columns names of the columns, in order
     * @param rows the rows, each as long as {@code columns}; numbers keep their text
     * @param truncated whether the table has more rows; empty when the vendor does not report it
     */
    record Preview(List<String> columns, List<List<JsonValue>> rows, Optional<Boolean> truncated) {
        /**
         * Copies the lists.
         *
         * @param columns names of the columns, in order
         * @param rows the rows, each as long as {@code columns}; numbers keep their text
         * @param truncated whether the table has more rows; empty when the vendor does not report it
         */
        public Preview {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            Objects.requireNonNull(truncated, "truncated");
        }
    }
}
