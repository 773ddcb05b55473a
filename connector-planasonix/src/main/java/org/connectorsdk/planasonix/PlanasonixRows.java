package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.planasonix.wire.QueryWires.StatementResultWire;

/** The rows of a result, which comes as a whole. */
final class PlanasonixRows implements SqlQuery.Rows {
    private final List<String> columns;
    private final List<JsonArray> rows;
    private final int end;
    private volatile boolean closed;
    private int delivered;

    PlanasonixRows(StatementResultWire result, OptionalInt most) {
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
