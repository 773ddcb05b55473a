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
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.virtuousai.wire.SampleWire;
import org.connectorsdk.virtuousai.wire.StatementWire;
import org.connectorsdk.virtuousai.wire.TableNameWire;

/** Reads rows: the first ones of a table, or those of a statement. How many there are at the most is the vendor's choice. */
final class VirtuousAiQueries implements TablePreview, SqlQuery {
    private static final int LONGEST_SQL = 10_000;

    private final VirtuousAiApi api;
    private final HttpRuntime runtime;
    private final NotFoundExplainer refusals;

    VirtuousAiQueries(VirtuousAiApi api, HttpRuntime runtime, NotFoundExplainer refusals) {
        this.api = api;
        this.runtime = runtime;
        this.refusals = refusals;
    }

    @Override
    public Either<ConnectorError, Preview> preview(
            ConnectionId connection, TableRef table, int rows, CallOptions options) {
        if (rows < 1) {
            return Either.left(ValidationErrors.of(VirtuousAiProvider.ID, "preview", "rows", "must be 1 or more"));
        }
        OperationDeadline deadline = OperationDeadline.begin("preview", options, runtime);
        return deadline.request(rest -> api.sampleSchemaTable(
                        connection.value(), new TableNameWire(table.schema(), table.table()), rest))
                .bimap(
                        error -> refusals.explain(error, Capability.PREVIEW, connection, table, deadline),
                        sample -> preview(sample, rows));
    }

    private static Preview preview(SampleWire sample, int most) {
        List<List<JsonValue>> rows = sample.rows().stream()
                .limit(most)
                .map(row -> VirtuousAiMapper.sampled(sample.columns(), row))
                .toList();
        boolean trimmed = sample.rows().size() > most;
        return new Preview(
                sample.columns().stream().map(column -> column.name()).toList(),
                rows,
                trimmed ? Optional.of(true) : Optional.ofNullable(sample.truncated()));
    }

    @Override
    public Either<ConnectorError, Rows> query(
            ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
        int length = sql.codePointCount(0, sql.length());
        if (sql.isBlank() || length > LONGEST_SQL) {
            return Either.left(ValidationErrors.of(
                    VirtuousAiProvider.ID,
                    "query",
                    "sql",
                    "must have 1 to " + LONGEST_SQL + " characters, has " + length));
        }
        if (maxRows.orElse(0) < 0) {
            return Either.left(ValidationErrors.of(VirtuousAiProvider.ID, "query", "maxRows", "must not be negative"));
        }
        OperationDeadline deadline = OperationDeadline.begin("query", options, runtime);
        StatementWire statement = new StatementWire(sql);
        return deadline.request(rest -> api.querySchema(connection.value(), statement, rest))
                .bimap(
                        error -> refusals.explain(error, Capability.QUERY, connection, deadline),
                        result -> new VirtuousAiRows(result, maxRows));
    }
}
