package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.json.JsonValue;

/** The rows of a result, which comes as a whole. */
final class PlanasonixRows implements SqlQuery.Rows {
    private final List<String> columns;
    private final List<List<JsonValue>> rows;
    private final int end;
    private volatile boolean closed;
    private int delivered;

    PlanasonixRows(List<String> columns, List<List<JsonValue>> rows, OptionalInt most) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.end = Math.min(rows.size(), most.orElse(Integer.MAX_VALUE));
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Either<ConnectorError, Optional<List<JsonValue>>> next() {
        return Either.right(closed || delivered == end ? Optional.empty() : Optional.of(rows.get(delivered++)));
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
