package org.connectorsdk.verification.journal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.hotdata.HotdataApi;
import org.connectorsdk.hotdata.HotdataDatabases;
import org.connectorsdk.hotdata.HotdataManagedTables;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.testkit.simulator.VendorSimulator;

/** What Hotdata alone offers: databases, statements in them, tables of its own, uploads. */
final class HotdataCalls {
    private static final CallOptions NONE = CallOptions.none();
    private static final TableRef CITIES = TableRef.of("places", "cities");

    private final Recorder recorder;
    private final VendorSimulator simulator;
    private final Connections client;

    HotdataCalls(Recorder recorder, VendorSimulator simulator, Connections client) {
        this.recorder = recorder;
        this.simulator = simulator;
        this.client = client;
    }

    /** Opens a client of one database for its statements. */
    void run(Function<String, Connections> inDatabase) {
        ConnectionId id = client.create(Samples.connection(simulator, "of a database"))
                .map(Connection::id)
                .get();
        HotdataApi api = client.unwrap(HotdataApi.class).orElseThrow();
        recorder.step(
                "connections by the vendor's interface",
                () -> api.listConnections(NONE).map(answer -> "answered"));
        recorder.step(
                "connection by the vendor's interface",
                () -> api.getConnection(id.value(), NONE).map(answer -> "answered"));
        String database = database(id);
        HotdataManagedTables tables = client.facet(HotdataManagedTables.class).orElseThrow();
        HotdataDatabases databases = client.facet(HotdataDatabases.class).orElseThrow();
        recorder.step("databases", () -> Streams.all(databases.list(NONE)).map(List::size));
        recorder.step(
                "schema",
                () -> databases
                        .addSchema(database, CITIES.schema(), List.of("rivers"), NONE)
                        .map(answer -> "declared"));
        recorder.step("table", () -> databases.addTable(database, CITIES, NONE));
        String upload =
                recorder.step("upload", () -> tables.upload(csv(), NONE)).getOrElse("upld-none");
        recorder.step(
                "load", () -> databases.load(database, CITIES, upload, NONE).map(answer -> "loaded"));
        recorder.step(
                "load of the same upload",
                () -> databases.load(database, CITIES, upload, NONE).map(answer -> "loaded"));
        recorder.step(
                "schema of a connection",
                () -> tables.addSchema(id, CITIES.schema(), List.of(), NONE).map(answer -> "declared"));
        recorder.step("delete of a table", () -> tables.deleteTable(id, CITIES, NONE));
        try (Connections opened = inDatabase.apply(database)) {
            FacetCalls facets = new FacetCalls(recorder, opened, simulator);
            facets.statements(id, "SELECT * FROM sample.public.orders");
            facets.preview(id, TableRef.of("public", "orders"));
        }
    }

    private String database(ConnectionId id) {
        RawApi raw = client.unwrap(RawApi.class).orElseThrow();
        JsonValue made = recorder.step(
                        "raw create of a database",
                        () -> raw.call(
                                        post("v1", "databases")
                                                .body(JsonObject.of("name", "journal"))
                                                .build(),
                                        NONE)
                                .map(answer -> answer.json().orElseThrow()))
                .get();
        String database = ((JsonObject) made).string("id").orElseThrow();
        recorder.step(
                "raw attachment of a connection",
                () -> raw.call(
                                post("v1", "databases", database, "catalogs")
                                        .body(JsonObject.of("connection_id", id.value(), "alias", "sample"))
                                        .build(),
                                NONE)
                        .map(answer -> answer.status()));
        return database;
    }

    private static RawRequest.Builder post(String... segments) {
        return RawRequest.builder("POST").segments(segments);
    }

    private static UploadBody csv() {
        byte[] bytes = "id,name\n1,Bremen\n2,Basel\n".getBytes(StandardCharsets.UTF_8);
        return UploadBody.replayable(() -> new ByteArrayInputStream(bytes), bytes.length, "text/csv");
    }
}
