package org.connectorsdk.verification.limits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The public API of an Airbyte that has every connection and every job, each of which runs when first looked at. */
final class QuickAirbyte implements AutoCloseable {
    private static final int BACKLOG = 1_000;

    private final Map<String, Boolean> seen = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    QuickAirbyte() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String text = exchange.getRequestMethod().equals("POST") ? job("0", "running") : answer(path);
            byte[] answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String path) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        if (path.endsWith("/jobs")) { // for many waits at once; it tells of none, so each looks by itself
            return "{\"data\":[]}";
        }
        if (path.contains("/jobs/")) {
            return job(id, seen.put(id, true) == null ? "running" : "succeeded");
        }
        return "{\"connectionId\":\"" + id + "\",\"name\":\"pipe\",\"sourceId\":\"s\",\"destinationId\":\"d\","
                + "\"workspaceId\":\"w\",\"status\":\"active\",\"schedule\":{\"scheduleType\":\"manual\"}}";
    }

    private static String job(String id, String status) {
        return "{\"jobId\":" + id + ",\"jobType\":\"sync\",\"connectionId\":\"c\",\"status\":\"" + status
                + "\",\"startTime\":\"2026-01-01T00:00:00Z\"}";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
