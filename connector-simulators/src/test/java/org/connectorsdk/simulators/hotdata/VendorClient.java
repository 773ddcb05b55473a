package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client as the vendor's own of an era is: it knows the service's addresses and nothing of this project, sends the
 * headers of its time, fetches a short-lived token first if it is of June, and fails when a required member is missing.
 */
final class VendorClient {
    /** What came back. */
    record Got(int status, HttpResponse<byte[]> raw) {
        byte[] bytes() {
            return raw.body();
        }

        JsonNode json() throws IOException {
            return JSON.readTree(bytes());
        }

        /** The body, which must have the status and the members. */
        JsonNode require(int wanted, String... members) throws IOException {
            assertThat(status)
                    .as("%s %s", raw.uri().getPath(), new String(bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(wanted);
            JsonNode body = json();
            assertThat(List.of(members))
                    .allSatisfy(member -> assertThat(body.has(member))
                            .as("%s has %s", body, member)
                            .isTrue());
            return body;
        }

        void requireStatus(int wanted) {
            assertThat(status)
                    .as("%s %s", raw.uri().getPath(), new String(bytes(), StandardCharsets.UTF_8))
                    .isEqualTo(wanted);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String apiKey;
    private final boolean exchanges;
    private @Nullable String bearer;
    String workspace;

    VendorClient(String url, String apiKey, String workspace, boolean exchanges) {
        this.url = url;
        this.apiKey = apiKey;
        this.workspace = workspace;
        this.exchanges = exchanges;
    }

    private String bearer() throws IOException {
        if (bearer == null) {
            bearer = exchanges ? exchanged() : apiKey;
        }
        return bearer;
    }

    private String exchanged() throws IOException {
        String form = "grant_type=api_token&client_id=hotdata-python-sdk&api_token="
                + URLEncoder.encode(apiKey, StandardCharsets.UTF_8);
        JsonNode answer = send(HttpRequest.newBuilder(URI.create(url + "/v1/auth/jwt"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .require(200, "access_token");
        assertThat(answer.path("access_token").asText()).startsWith("eyJ");
        return answer.path("access_token").asText();
    }

    /** A call with a body of JSON, none when it is empty; headers as names and values. */
    Got call(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + bearer())
                .header("X-Workspace-Id", workspace)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    Got get(String path, String... headers) throws IOException {
        return call("GET", path, "", headers);
    }

    Got post(String path, String body, String... headers) throws IOException {
        return call("POST", path, body, headers);
    }

    Got delete(String path) throws IOException {
        return call("DELETE", path, "");
    }

    /** A call that says nothing of who calls. */
    Got anonymous(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    /** An upload as June has it: raw bytes to the service. */
    String uploadToService(byte[] file) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url + "/v1/files"))
                        .header("Authorization", "Bearer " + bearer())
                        .header("X-Workspace-Id", workspace)
                        .header("Content-Type", "application/parquet")
                        .POST(BodyPublishers.ofByteArray(file)))
                .require(201, "id", "status", "size_bytes", "created_at")
                .path("id")
                .asText();
    }

    /** An upload to the storage host: a session, one PUT with nothing but its bytes, and the end. */
    String uploadToStorage(byte[] file) throws IOException {
        JsonNode session = post(
                        "/v1/uploads",
                        "{'declared_size_bytes':" + file.length + ",'content_type':'application/parquet'}")
                .require(201, "upload_id", "finalize_token", "mode", "headers", "url");
        Got stored = send(HttpRequest.newBuilder(URI.create(session.path("url").asText()))
                .version(HttpClient.Version.HTTP_1_1)
                .PUT(BodyPublishers.ofByteArray(file)));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.raw().headers().firstValue("ETag")).isPresent();
        return post(
                        "/v1/uploads/" + session.path("upload_id").asText() + "/finalize",
                        "{}",
                        "X-Upload-Finalize-Token",
                        session.path("finalize_token").asText())
                .require(200, "upload_id", "status", "size_bytes", "created_at")
                .path("upload_id")
                .asText();
    }

    private Got send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Got(answer.statusCode(), answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
