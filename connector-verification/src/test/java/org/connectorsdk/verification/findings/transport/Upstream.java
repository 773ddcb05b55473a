package org.connectorsdk.verification.findings.transport;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okio.ByteString;

/** Passes requests on to a simulator. */
final class Upstream {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> OF_THE_CONNECTION =
            List.of("host", "connection", "content-length", "transfer-encoding", "accept-encoding", "proxy-connection");

    private final URI simulator;

    /** What the simulator answered. */
    record Reply(int status, Map<String, String> headers, ByteString body) {}

    Upstream(URI simulator) {
        this.simulator = simulator;
    }

    Reply pass(String method, String path, Map<String, String> headers, byte[] body) throws IOException {
        URI target = URI.create("http://" + simulator.getRawAuthority() + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target).method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach((name, value) -> {
            if (!isOfTheConnection(name)) {
                request.header(name, value);
            }
        });
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Map<String, String> told = new TreeMap<>();
            answer.headers().map().forEach((name, values) -> {
                if (!isOfTheConnection(name)) {
                    told.put(name, String.join(", ", values));
                }
            });
            return new Reply(answer.statusCode(), told, ByteString.of(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean isOfTheConnection(String header) {
        return header.startsWith(":") || OF_THE_CONNECTION.stream().anyMatch(header::equalsIgnoreCase);
    }
}
