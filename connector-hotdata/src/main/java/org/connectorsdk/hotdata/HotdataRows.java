package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview.Preview;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.PagedStream;

/** Rows of a result, fetched page by page where the server keeps them so. */
final class HotdataRows implements SqlQuery.Rows {
    private final List<String> columns;
    private final PagedStream<JsonArray> rows;
    private final long most;

    HotdataRows(List<String> columns, PagedStream<JsonArray> rows) {
        this(columns, rows, Long.MAX_VALUE);
    }

    private HotdataRows(List<String> columns, PagedStream<JsonArray> rows, long most) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.most = most;
    }

    /** The same rows, ending early. Hotdata limits nothing but what the statement limits, so the rest is left unread. */
    HotdataRows atMost(OptionalInt count) {
        return count.isEmpty() ? this : new HotdataRows(columns, rows, count.getAsInt());
    }

    /** Reads one row more than asked for, to tell whether there are more. */
    Either<ConnectorError, Preview> preview(int count) {
        List<List<JsonValue>> first = new ArrayList<>();
        while (true) {
            Either<ConnectorError, Optional<List<JsonValue>>> row = next();
            if (row.isLeft()) {
                return Either.left(row.getLeft());
            }
            if (row.get().isEmpty() || first.size() == count) {
                return Either.right(
                        new Preview(columns, first, Optional.of(row.get().isPresent())));
            }
            first.add(row.get().get());
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Either<ConnectorError, Optional<List<JsonValue>>> next() {
        return delivered() < most
                ? rows.next().map(row -> row.map(JsonArray::elements))
                : Either.right(Optional.empty());
    }

    @Override
    public long delivered() {
        return rows.delivered();
    }

    @Override
    public void close() {
        rows.close();
    }
}
