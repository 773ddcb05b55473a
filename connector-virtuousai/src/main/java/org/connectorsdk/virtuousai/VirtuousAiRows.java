package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.virtuousai.wire.QueryResultWire;

/** The rows of a result that came as a whole. */
final class VirtuousAiRows implements SqlQuery.Rows {
    private final QueryResultWire result;
    private final int end;
    private final List<String> warnings;
    private volatile boolean closed;
    private int delivered;

    VirtuousAiRows(QueryResultWire result, OptionalInt most) {
        this.result = result;
        this.end = Math.min(result.rows().size(), most.orElse(Integer.MAX_VALUE));
        this.warnings = warnings(result, end);
    }

    private static List<String> warnings(QueryResultWire result, int end) {
        if (end < result.rows().size()) {
            return List.of("the answer was cut after " + end + " rows, as was asked; there are more");
        }
        return Boolean.TRUE.equals(result.truncated())
                ? List.of("the vendor cut the result after " + end + " rows; the rest cannot be had")
                : List.of();
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
        return Either.right(
                Optional.of(VirtuousAiMapper.row(result.columns(), result.rows().get(delivered++))));
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        closed = true;
    }
}
