package org.connectorsdk.verification.journal;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.TableProfiles;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** What some providers offer beside the operations that all have. */
final class FacetCalls {
    private static final CallOptions NONE = CallOptions.none();

    private final Recorder recorder;
    private final Connections client;
    private final VendorSimulator simulator;

    FacetCalls(Recorder recorder, Connections client, VendorSimulator simulator) {
        this.recorder = recorder;
        this.client = client;
        this.simulator = simulator;
    }

    void run(ConnectionId id, TableRef table) {
        preview(id, table);
        statements(id, "select * from " + table);
        client.facet(TableProfiles.class)
                .ifPresent(facet -> recorder.step("profile of a table", () -> facet.profile(id, table, NONE)));
        client.facet(Workspaces.class)
                .ifPresent(facet -> recorder.step("workspaces", () -> facet.workspaces(Optional.empty(), NONE)));
        client.facet(FileBrowser.class).ifPresent(this::files);
        client.facet(Backfill.class).ifPresent(facet -> backfills(facet, id));
        client.facet(Lifecycle.class).ifPresent(facet -> {
            recorder.step("disable", () -> facet.disable(id, NONE));
            recorder.step("reactivate", () -> facet.reactivate(id, NONE));
            recorder.step("make default", () -> facet.makeDefault(id, NONE));
        });
    }

    void preview(ConnectionId id, TableRef table) {
        client.facet(TablePreview.class)
                .ifPresent(facet -> recorder.step("preview of a table", () -> facet.preview(id, table, 3, NONE)));
    }

    void statements(ConnectionId id, String statement) {
        client.facet(SqlQuery.class).ifPresent(facet -> {
            CallOptions reads = CallOptions.builder().readOnly(true).build();
            recorder.step("statement", () -> rows(facet.query(id, statement, OptionalInt.empty(), NONE)));
            recorder.step(
                    "statement that only reads", () -> rows(facet.query(id, statement, OptionalInt.of(2), reads)));
            recorder.step(
                    "statement that fails",
                    () -> rows(facet.query(id, "select * from nowhere", OptionalInt.empty(), NONE)));
        });
    }

    /** The columns, and the first three rows. */
    private static Either<ConnectorError, Map<String, Object>> rows(Either<ConnectorError, SqlQuery.Rows> answer) {
        return answer.flatMap(rows -> Streams.all(rows)
                .map(all -> Map.of(
                        "columns", rows.columns(),
                        "count", all.size(),
                        "rows", all.subList(0, Math.min(3, all.size())))));
    }

    private void files(FileBrowser facet) {
        ConnectionSpec bucket = Samples.connection(simulator, "bucket").toBuilder()
                .type("s3")
                .config(JsonObject.of("bucket", "landing", "region", "eu-central-1"))
                .build();
        Either<ConnectorError, Connection> made = recorder.step("create of a bucket", () -> client.create(bucket));
        ConnectionId id = made.map(Connection::id).getOrElse(ConnectionId.of("bucket"));
        var root = recorder.step("files", () -> facet.files(id, "", Optional.empty(), NONE));
        root.toJavaOptional().stream()
                .flatMap(page -> page.items().stream())
                .limit(2)
                .forEach(entry -> recorder.step(
                        "files of " + entry.path(), () -> facet.files(id, entry.path(), Optional.empty(), NONE)));
        root.toJavaOptional()
                .flatMap(Page::next)
                .ifPresent(token ->
                        recorder.step("files, second page", () -> facet.files(id, "", Optional.of(token), NONE)));
        recorder.step("delete of the bucket", () -> client.delete(id));
    }

    private void backfills(Backfill facet, ConnectionId id) {
        Instant to = simulator.clock().instant();
        Instant from = to.minus(Duration.ofDays(2));
        recorder.step("backfill", () -> facet.backfill(id, new Backfill.Span(from, to, List.of()), NONE));
        recorder.step(
                "backfill of a table",
                () -> facet.backfill(id, new Backfill.Span(from, to, List.of(TableRef.of("public", "orders"))), NONE));
    }
}
