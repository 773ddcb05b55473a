package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.connectorsdk.testkit.simulator.SimulatorOptions;

/** Asks a simulator by plain HTTP, without anything of this library. */
final class SimulatorClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGIN = Instant.parse("2026-01-05T06:00:00Z");
    private static final long STEP_SECONDS = 37;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;
    private final Map<String, String> headers;

    SimulatorClient(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** {@return a client that brings a token} */
    static SimulatorClient bearing(URI server, String token) {
        return new SimulatorClient(server, Map.of("Authorization", "Bearer " + token));
    }

    /** {@return options for connections from a number on: ids and times of their own} */
    static SimulatorOptions options(int first) {
        AtomicLong seconds = new AtomicLong(STEP_SECONDS * first);
        InstantSource clock = () -> BEGIN.plusSeconds(seconds.addAndGet(STEP_SECONDS));
        return SimulatorOptions.defaults().seed(1 + first).clock(clock);
    }

    byte[] bytes(Ask ask) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(ask.path()))
                .method(
                        ask.method(),
                        ask.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(ask.body()))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        HttpResponse<byte[]> response = send(request.build());
        if (response.statusCode() != 200) {
            throw new IOException(
                    "the simulator answers " + ask.method() + " " + ask.path() + " with " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the simulator was asked");
        }
    }

    JsonNode json(Ask ask) throws IOException {
        return JSON.readTree(bytes(ask));
    }

    static byte[] written(JsonNode json) throws IOException {
        return JSON.writeValueAsBytes(json);
    }
}
