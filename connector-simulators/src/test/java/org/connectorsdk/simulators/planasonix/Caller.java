package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The HTTP client of the JDK with a key. Single quotes in bodies stand for double ones. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final URI base;
    private final String header;
    private final String value;

    private Caller(URI base, String header, String value) {
        this.base = base;
        this.header = header;
        this.value = value;
    }

    static Caller of(PlanasonixSimulator simulator) {
        return withKey(simulator, key(simulator));
    }

    static String key(PlanasonixSimulator simulator) {
        return requireNonNull(simulator.settings().get("token"));
    }

    static Caller withKey(PlanasonixSimulator simulator, String key) {
        return withHeader(simulator, "Authorization", "Bearer " + key);
    }

    static Caller withHeader(PlanasonixSimulator simulator, String name, String value) {
        return new Caller(simulator.baseUrl(), name, value);
    }

    static Caller withoutKey(PlanasonixSimulator simulator) {
        return withHeader(simulator, "X-Nothing", "nothing");
    }

    static Caller withoutKey(String base) {
        return new Caller(URI.create(base), "X-Nothing", "nothing");
    }

    Reply get(String path) {
        return send("GET", path, "");
    }

    Reply post(String path, String body) {
        return send("POST", path, body);
    }

    Reply put(String path, String body) {
        return send("PUT", path, body);
    }

    Reply delete(String path) {
        return send("DELETE", path, "");
    }

    Reply send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LIMIT)
                .header(header, value)
                .method(
                        method,
                        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        try {
            return reply(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static Reply reply(HttpResponse<String> response) throws JsonProcessingException {
        boolean isJson =
                response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Reply(
                response.statusCode(),
                isJson ? JSON.readTree(response.body()) : Reply.NO_JSON,
                response.body(),
                response.headers());
    }
}
