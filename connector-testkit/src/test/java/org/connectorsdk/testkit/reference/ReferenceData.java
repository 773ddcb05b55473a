package org.connectorsdk.testkit.reference;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.ElementStream;

/** Rows and files. */
record ReferenceData(Api api) implements TablePreview, SqlQuery, FileBrowser {

    @Override
    public Either<ConnectorError, Preview> preview(
            ConnectionId connection, TableRef table, int rows, CallOptions options) {
        return api.rows(connection.value(), table.schema(), table.table(), rows, options)
                .bimap(
                        error -> ReferenceConnections.notFound(error, "table", table.toString()),
                        wire -> new Preview(
                                wire.columns(),
                                wire.rows().stream().map(JsonArray::elements).toList(),
                                Optional.of(wire.truncated())));
    }

    @Override
    public Either<ConnectorError, Rows> query(
            ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
        JsonObject.Builder statement = JsonObject.builder().add("sql", sql);
        maxRows.ifPresent(most -> statement.add("limit", most));
        return api.run(connection.value(), statement.build(), options)
                .flatMap(stream ->
                        stream.next().peekLeft(error -> stream.close()).map(head -> new Result(names(head), stream)));
    }

    private static List<String> names(Optional<JsonArray> head) {
        return head.map(JsonArray::elements).orElse(List.of()).stream()
                .map(name -> name.asString().orElse(""))
                .toList();
    }

    /** The rows after the names of the columns. */
    private record Result(List<String> columns, ElementStream<JsonArray> rows) implements Rows {
        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return rows.next().map(row -> row.map(JsonArray::elements));
        }

        @Override
        public long delivered() {
            return Math.max(0, rows.delivered() - 1);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    @Override
    public Either<ConnectorError, Page<FileEntry>> files(
            ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options) {
        return api.files(connection.value(), path, options)
                .bimap(
                        error -> ReferenceConnections.notFound(error, "folder", path),
                        wire -> Page.of(
                                wire.files().stream().map(ReferenceData::entry).toList(), null));
    }

    private static FileEntry entry(Wire.FileOf wire) {
        return new FileEntry(
                wire.path(),
                wire.name(),
                wire.kind(),
                wire.size() == null ? OptionalLong.empty() : OptionalLong.of(wire.size()),
                Optional.empty(),
                JsonObject.empty());
    }
}
