package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.time.VirtualClock;

/** A simulator with a clock of its own, and the plainest possible client of it. */
final class Hotdata implements AutoCloseable {
    /** An answer with its body as text and as JSON. */
    record Reply(int status, String type, String text, HttpResponse<String> raw) {
        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }

        /** A value by a path of member names and indexes, such as {@code /error/code}. */
        String at(String pointer) throws IOException {
            return json().at(pointer).asText();
        }
    }

    static final String PG_CONFIG = "{'host':'pg.example.test','port':5432,'user':'reader','database':'orders'}";

    private static final ObjectMapper JSON = new ObjectMapper();

    final VirtualClock clock = VirtualClock.create();
    final HotdataSimulator simulator =
            HotdataSimulator.start(SimulatorOptions.defaults().clock(clock).seed(42));
    final HotdataWorkspace workspace = simulator.workspace();

    private final HttpClient http = HttpClient.newHttpClient();

    Hotdata() {}

    Hotdata(HotdataEra era) {
        simulator.behaviour().era(era);
    }

    Reply get(String path) throws IOException {
        return send("GET", path, "");
    }

    /** A request that names a database. */
    Reply get(String path, String database) throws IOException {
        return send(request(path).header("X-Database-Id", database));
    }

    Reply delete(String path) throws IOException {
        return send("DELETE", path, "");
    }

    /** Single quotes in the body stand for double ones. */
    Reply post(String path, String body) throws IOException {
        return send("POST", path, body);
    }

    Reply put(String path, String body) throws IOException {
        return send("PUT", path, body);
    }

    private Reply send(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = request(path)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        return send(body.isEmpty() ? request : request.header("Content-Type", "application/json"));
    }

    /** A request with the token and the workspace. */
    HttpRequest.Builder request(String path) {
        return bare(path)
                .header("Authorization", "Bearer " + simulator.token())
                .header("X-Workspace-Id", workspace.id());
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(simulator.baseUrl().resolve(path));
    }

    Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body(),
                    answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Asks for a short-lived token with a form. */
    Reply exchange(String form) throws IOException {
        return send(bare("/v1/auth/jwt")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Creates a connection and gives its id. */
    String create(String name, String type, String config) throws IOException {
        Reply reply =
                post("/v1/connections", "{'name':'" + name + "','source_type':'" + type + "','config':" + config + "}");
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.text());
        }
        return reply.at("/id");
    }

    String createPostgres(String name) throws IOException {
        return create(name, "postgres", PG_CONFIG);
    }

    /** Uploads a file and gives the upload's id. */
    String upload(String content) throws IOException {
        return send(request("/v1/files")
                        .header("Content-Type", "application/parquet")
                        .POST(BodyPublishers.ofString(content, StandardCharsets.ISO_8859_1)))
                .at("/id");
    }

    /** Puts a file through a session of the storage host, in one part, and gives the upload's id. */
    String presigned(String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        Reply session = post("/v1/uploads", "{'declared_size_bytes':" + bytes.length + "}");
        put(session.at("/url"), bytes);
        return finish(session.text(), "{}").at("/upload_id");
    }

    /** The end of an upload whose session was answered so. */
    Reply finish(String session, String body) throws IOException {
        return ofSession(session, "/finalize", body);
    }

    /** New links for parts of an upload whose session was answered so. */
    Reply mint(String session, Integer... parts) throws IOException {
        return ofSession(session, "/parts", "{\"part_numbers\":" + List.of(parts) + "}");
    }

    private Reply ofSession(String session, String path, String body) throws IOException {
        JsonNode json = JSON.readTree(session);
        return send(request("/v1/uploads/" + json.path("upload_id").asText() + path)
                .header("X-Upload-Finalize-Token", json.path("finalize_token").asText())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    List<String> texts(JsonNode array, String member) {
        return array.findValuesAsText(member);
    }

    /** Puts bytes to an address, with nothing but what HTTP needs and the given headers. */
    Reply put(String address, byte[] content, String... namesAndValues) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .version(HttpClient.Version.HTTP_1_1) // else it adds headers of its own to ask for another one
                .PUT(BodyPublishers.ofByteArray(content));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.header(namesAndValues[i], namesAndValues[i + 1]);
        }
        return send(request);
    }

    /** Puts bytes to an address without telling how many. */
    Reply putInChunks(String address, byte[] content) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address))
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content))));
    }

    @Override
    public void close() {
        simulator.close();
        if (!simulator.defects().isEmpty()) {
            throw new AssertionError("the simulator failed", simulator.defects().get(0));
        }
    }
}
