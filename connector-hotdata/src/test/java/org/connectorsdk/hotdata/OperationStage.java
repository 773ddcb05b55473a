package org.connectorsdk.hotdata;

import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.QueryWires.NewQueryWire;
import org.connectorsdk.hotdata.wire.QueryWires.QueryWire;
import org.connectorsdk.hotdata.wire.SecretWires.NewSecretWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadSessionWire;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;

/** A server with a client, and a new thing of each kind whenever one is asked for. */
final class OperationStage {
    private static final String CSV = "id,v\n1,a\n";

    final HotdataFixture fixture;
    final HotdataApi api;
    private int made;

    OperationStage(HotdataFixture fixture) {
        this.fixture = fixture;
        this.api = fixture.open().unwrap(HotdataApi.class).orElseThrow();
    }

    /** JSON with single quotes. */
    static Map<String, JsonValue> members(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8))
                .flatMap(JsonValue::asObject)
                .map(JsonObject::members)
                .orElseThrow();
    }

    String name() {
        made++;
        return "new_" + made;
    }

    String connection() {
        return fixture.seeded(name()).id();
    }

    DatabaseWire database() {
        return right(api.createDatabase(new NewDatabaseWire(name(), "7d", Map.of()), NONE));
    }

    /** A managed connection that no client finds in a list: the default catalog of a new database. */
    static String catalog(DatabaseWire database) {
        return String.valueOf(database.defaultConnectionId());
    }

    String secret() {
        String name = name();
        right(api.createSecret(new NewSecretWire(name, Secret.of("v4lue")), NONE));
        return name;
    }

    String secretId() {
        return String.valueOf(right(api.createSecret(new NewSecretWire(name(), Secret.of("v4lue")), NONE))
                .id());
    }

    QueryWire result(DatabaseWire database) {
        return right(api.query(database.id(), new NewQueryWire("SELECT 1 AS id, 'a' AS v", database.id(), null), NONE));
    }

    NewRefreshWire refresh() {
        return new NewRefreshWire(connection(), "public", "orders", true, true, true, 10_000);
    }

    String job() {
        return String.valueOf(right(api.refresh(refresh(), NONE)).id());
    }

    /** An upload to the storage host in parts whose links are minted, with its one part in place. */
    UploadSessionWire session() {
        return right(api.createUpload(new NewUploadWire(null, "text/csv", null, null, null, null, null), NONE));
    }

    /** Puts the file where a link points to, and gives its tag. */
    static String put(String link) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(link))
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(BodyPublishers.ofString(CSV))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A CSV file that is ready to be loaded. */
    String upload() {
        fixture.era(HotdataEra.JUNE);
        String id = right(api.uploadFile(file(), NONE)).id();
        fixture.era(HotdataEra.AUGUST);
        return id;
    }

    static UploadBody file() {
        byte[] bytes = CSV.getBytes(StandardCharsets.UTF_8);
        return UploadBody.oneShot(new ByteArrayInputStream(bytes), bytes.length, "text/csv");
    }
}
