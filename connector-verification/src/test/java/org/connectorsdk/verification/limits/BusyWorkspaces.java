package org.connectorsdk.verification.limits;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An Airbyte of which each workspace has as many connections as it is said, and on each a job that runs for ever. The
 * job of the connection {@code w-c} has the number {@code w * 100_000 + c}.
 */
final class BusyWorkspaces implements AutoCloseable {
    private static final int PAGE = 200;
    private static final int NUMBERS = 100_000;
    private static final Pattern WORKSPACE = Pattern.compile("\"workspaceIds\":\\[\"(\\d+)\"]");
    private static final Pattern OFFSET = Pattern.compile("\"rowOffset\":(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\"id\":(\\d+)");

    private final int connections;
    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    BusyWorkspaces(int connections) throws IOException {
        this.connections = connections;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    static long job(int workspace, int connection) {
        return (long) workspace * NUMBERS + connection;
    }

    static String connection(long job) {
        return job / NUMBERS + "-" + job % NUMBERS;
    }

    /** {@return how often the list of a workspace was begun} */
    int rounds() {
        return rounds.get();
    }

    int pages() {
        return pages.get();
    }

    int looks() {
        return looks.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] answer = answer(exchange.getRequestURI().getPath(), asked).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String answer(String path, String asked) {
        if (path.endsWith("/jobs/list_for_workspaces")) {
            int offset = (int) number(OFFSET, asked);
            rounds.addAndGet(offset == 0 ? 1 : 0);
            pages.incrementAndGet();
            return page((int) number(WORKSPACE, asked), offset);
        }
        looks.incrementAndGet();
        return "{\"job\":" + row(number(NUMBER, asked)) + "}";
    }

    private String page(int workspace, int offset) {
        return IntStream.range(offset, Math.min(offset + PAGE, connections))
                .mapToObj(connection -> "{\"job\":" + row(job(workspace, connection)) + ",\"attempts\":[]}")
                .collect(Collectors.joining(",", "{\"jobs\":[", "],\"totalJobCount\":" + connections + "}"));
    }

    private static String row(long job) {
        return "{\"id\":" + job + ",\"configType\":\"sync\",\"configId\":\"" + connection(job)
                + "\",\"createdAt\":1767225600,\"updatedAt\":1767225600,\"status\":\"running\"}";
    }

    private static long number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
