package org.connectorsdk.jdbc;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A server that writes down when requests come. */
final class Vendor implements AutoCloseable {
    /** With what the paths of requests begin that are not written down. */
    static final String WARM_UP = "/warm-up";

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Long> journal = new ConcurrentLinkedQueue<>();

    Vendor() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            if (!exchange.getRequestURI().getPath().startsWith(WARM_UP)) {
                journal.add(System.nanoTime());
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** When requests came, in order. */
    List<Long> journal() {
        return journal.stream().sorted().toList();
    }

    /** How many requests came in the second that had most. */
    int mostInASecond() {

        List<Long> all = journal();
        int most = 0;
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (all.get(last) - all.get(first) >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    /** How many requests a second came, from the first to the last. */
    double perSecond() {
        List<Long> all = journal();
        return (all.size() - 1) * (double) SECOND / (all.get(all.size() - 1) - all.get(0));
    }

    double seconds() {
        List<Long> all = journal();
        return (all.get(all.size() - 1) - all.get(0)) / (double) SECOND;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
