package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
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
    private final Arrived arrived;
    private final long most;

    /** Rows whose first page is in hand. {@code further} asks for the page that a token leads to. */
    HotdataRows(
            List<String> columns,
            Page<JsonArray> first,
            Function<PageToken, Either<ConnectorError, Page<JsonArray>>> further) {
        this(columns, first, further, new Arrived());
    }

    private HotdataRows(
            List<String> columns,
            Page<JsonArray> first,
            Function<PageToken, Either<ConnectorError, Page<JsonArray>>> further,
            Arrived arrived) {
        this(
                columns,
                new PagedStream<>(
                        Hotdata.ID,
                        "query",
                        token -> (token == null
                                        ? Either.<ConnectorError, Page<JsonArray>>right(first)
                                        : further.apply(token))
                                .peek(arrived::add)),
                arrived,
                Long.MAX_VALUE);
    }

    private HotdataRows(List<String> columns, PagedStream<JsonArray> rows, Arrived arrived, long most) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.arrived = arrived;
        this.most = most;
    }

    /** How many rows have arrived, and whether others follow. For the thread that reads the rows. */
    private static final class Arrived {
        private long count;
        private boolean followed;

        void add(Page<JsonArray> page) {
            count += page.items().size();
            followed = !page.isLast();
        }

        boolean isMoreThan(long rows) {
            return followed || count > rows;
        }
    }

    /** The same rows, ending early. Only a statement can limit its rows at Hotdata, so the rest is left unread. */
    HotdataRows atMost(OptionalInt count) {
        return count.isEmpty() ? this : new HotdataRows(columns, rows, arrived, count.getAsInt());
    }

    /** Reads no more pages than it takes to have so many rows; the last page shows whether there are more. */
    Either<ConnectorError, Preview> preview(int count) {
        List<List<JsonValue>> first = new ArrayList<>();
        while (first.size() < count) {
            Either<ConnectorError, Optional<List<JsonValue>>> row = next();
            if (row.isLeft()) {
                return Either.left(row.getLeft());
            }
            if (row.get().isEmpty()) {
                return Either.right(new Preview(columns, first, Optional.of(false)));
            }
            first.add(row.get().get());
        }
        return Either.right(new Preview(columns, first, Optional.of(arrived.isMoreThan(count))));
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
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(rows.warnings());
        if (delivered() == most && arrived.isMoreThan(most)) {
            warnings.add("the answer was cut after " + most + " rows, as was asked; there are more");
        }
        return warnings;
    }

    @Override
    public void close() {
        rows.close();
    }
}
