package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.planasonix.wire.QueryWires.PreviewWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementResultWire;
import org.connectorsdk.planasonix.wire.QueryWires.StatementWire;

/** Reads rows: the first ones of a table, or those of a statement. */
final class PlanasonixQueries implements TablePreview, SqlQuery {
    private final PlanasonixApi api;

    PlanasonixQueries(PlanasonixApi api) {
        this.api = api;
    }

    @Override
    public Either<ConnectorError, Preview> preview(
            ConnectionId connection, TableRef table, int rows, CallOptions options) {
        if (rows < 1) {
            return Either.left(ValidationErrors.of(Planasonix.ID, "preview", "rows", "must be 1 or more"));
        }
        String schema = table.schema().isEmpty() ? null : table.schema();
        return api.previewTable(connection.value(), schema, table.table(), rows, options)
                .bimap(error -> NotFoundErrors.named(error, "table", table.toString()), wire -> preview(wire, rows));
    }

    /** The server may cap the number of rows, and an older one may give more than were asked for. */
    private static Preview preview(PreviewWire wire, int most) {
        List<List<JsonValue>> rows =
                wire.rows().stream().limit(most).map(JsonArray::elements).toList();
        Optional<Boolean> truncated =
                wire.rows().size() > most ? Optional.of(true) : Optional.ofNullable(wire.truncated());
        return new Preview(wire.columns(), rows, truncated);
    }

    @Override
    public Either<ConnectorError, Rows> query(
            ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
        if (sql.isBlank()) {
            return Either.left(ValidationErrors.of(Planasonix.ID, "query", "sql", "must not be blank"));
        }
        if (maxRows.isPresent() && maxRows.getAsInt() < 1) {
            return Either.left(ValidationErrors.of(Planasonix.ID, "query", "maxRows", "must be 1 or more"));
        }
        Integer limit = maxRows.isPresent() ? maxRows.getAsInt() : null;
        return api.testQuery(new StatementWire(connection.value(), sql, limit), options)
                .bimap(error -> NotFoundErrors.connection(error, connection), wire -> new ResultRows(wire, maxRows));
    }

    /** The rows of a result, which comes as a whole. */
    private static final class ResultRows implements Rows {
        private final List<String> columns;
        private final List<JsonArray> rows;
        private final int end;
        private volatile boolean closed;
        private int delivered;

        ResultRows(StatementResultWire result, OptionalInt most) {
            this.columns = result.columns() == null ? List.of() : List.copyOf(result.columns());
            this.rows = result.rows() == null ? List.of() : result.rows();
            this.end = Math.min(rows.size(), most.orElse(Integer.MAX_VALUE));
        }

        @Override
        public List<String> columns() {
            return columns;
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return Either.right(
                    closed || delivered == end
                            ? Optional.empty()
                            : Optional.of(rows.get(delivered++).elements()));
        }

        @Override
        public long delivered() {
            return delivered;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
