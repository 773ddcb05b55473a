package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.SchemaWires.ColumnWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.QueryResultWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.SampleWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TableNameWire;

/**
 * Reads rows: the first ones of a table, or those of a statement. How many there are at the most is the vendor's
 * choice.
 */
final class VirtuousAiQueries implements TablePreview, SqlQuery {
    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final VirtuousAiErrors errors;

    VirtuousAiQueries(VirtuousAiApi api, HttpRuntime runtime) {
        this.api = api;
        this.runtime = runtime;
        this.errors = new VirtuousAiErrors(api);
    }

    @Override
    public Either<ConnectorError, Preview> preview(
            ConnectionId connection, TableRef table, int rows, CallOptions options) {
        if (rows < 1) {
            return VirtuousAiRequests.invalid("preview", "rows", "must be 1 or more");
        }
        OperationDeadline deadline = OperationDeadline.begin("preview", options, runtime);
        return deadline.request(rest -> api.sampleSchemaTable(
                        connection.value(), new TableNameWire(table.schema(), table.table()), rest))
                .bimap(
                        error -> errors.explain(error, Capability.PREVIEW, connection, table, deadline),
                        sample -> preview(sample, rows));
    }

    private static Preview preview(SampleWire sample, int most) {
        List<List<JsonValue>> rows = sample.rows().stream()
                .limit(most)
                .map(row -> VirtuousAiMapper.sampled(sample.columns(), row))
                .toList();
        boolean isCut = sample.rows().size() > most;
        return new Preview(
                sample.columns().stream().map(ColumnWire::name).toList(),
                rows,
                isCut ? Optional.of(true) : Optional.ofNullable(sample.truncated()));
    }

    @Override
    public Either<ConnectorError, Rows> query(
            ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("query", options, runtime);
        return VirtuousAiRequests.statement(sql, maxRows)
                .flatMap(statement -> deadline.request(rest -> api.querySchema(connection.value(), statement, rest))
                        .bimap(
                                error -> errors.explain(error, Capability.QUERY, connection, deadline),
                                result -> new Result(result, maxRows)));
    }

    /** A result that came as a whole. */
    private static final class Result implements Rows {
        private final QueryResultWire result;
        private final int end;
        private volatile boolean closed;
        private int delivered;

        Result(QueryResultWire result, OptionalInt most) {
            this.result = result;
            this.end = Math.min(result.rows().size(), most.orElse(Integer.MAX_VALUE));
        }

        @Override
        public List<String> columns() {
            return result.columns();
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            if (closed || delivered == end) {
                return Either.right(Optional.empty());
            }
            return Either.right(Optional.of(
                    VirtuousAiMapper.row(result.columns(), result.rows().get(delivered++))));
        }

        @Override
        public long delivered() {
            return delivered;
        }

        @Override
        public List<String> warnings() {
            if (end < result.rows().size()) {
                return List.of("cut after " + end + " rows, as requested; there are more");
            }
            return Boolean.TRUE.equals(result.truncated())
                    ? List.of("the vendor cut the result after " + end + " rows; the rest is not available")
                    : List.of();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
