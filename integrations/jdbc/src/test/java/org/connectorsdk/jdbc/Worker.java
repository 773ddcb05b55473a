package org.connectorsdk.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.SharedLimit;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.RawApi;
import org.connectorsdk.api.facet.RawRequest;
import org.jspecify.annotations.Nullable;

/** A client of an account that others use too. */
final class Worker implements AutoCloseable {
    static final String TOKEN = "canary-of-the-vendor";

    private static final int THREADS = 3;
    private static final RawRequest REQUEST = RawRequest.builder("GET")
            .segments("connections")
            .safety(RawRequest.Safety.READ)
            .build();

    private final Connections client;
    private final RawApi raw;

    Worker(String url, double rate, String account, @Nullable SharedLimit limit, RuntimeContext.Builder context) {
        if (limit != null) {
            context.sharedLimit(limit);
        }
        ConnectorConfig config = ConnectorConfig.builder()
                .secret("token", Secret.of(TOKEN))
                .set("base-url", url)
                .set("allow-plain-http", true)
                .set("rate-limit", String.valueOf(rate))
                .build();
        client = Connectors.discover()
                .open("planasonix", config, context.account(account).build())
                .get();
        raw = client.unwrap(RawApi.class).orElseThrow();
    }

    /** Sends a request. {@return why it failed; null if it did not} */
    @Nullable
    ConnectorError send(Duration deadline) {
        return raw.call(REQUEST, CallOptions.deadline(deadline)).fold(error -> error, answer -> null);
    }

    /** Sends as much as it may, on several threads. */
    List<Thread> sendFor(Duration span) {
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - begun < span.toNanos()) {
                    ConnectorError error = send(Duration.ofSeconds(30));
                    if (error != null) {
                        throw new AssertionError(error.message());
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        return threads;
    }

    @Override
    public void close() {
        client.close();
    }

    private static Worker of(String url, int port) {
        SharedLimit limit = JdbcSharedLimit.on(new Pool(PostgresServer.source(port, PostgresServer.PASSWORD)));
        return new Worker(url, 20, "fleet", limit, RuntimeContext.builder());
    }

    /** What a process does for the first time takes it so long that what it was to send one by one comes together. */
    private static void warmUp(String url, int port, int count) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.addAll(of(url, port).sendFor(Duration.ofSeconds(2)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** A process with some of them, each with connections of its own to the database: URL, port, how many, seconds. */
    public static void main(String... arguments) throws InterruptedException {
        int count = Integer.parseInt(arguments[2]);
        int port = Integer.parseInt(arguments[1]);
        warmUp(arguments[0] + Vendor.WARM_UP, port, count);
        Duration span = Duration.ofSeconds(Long.parseLong(arguments[3]));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.addAll(of(arguments[0], port).sendFor(span));
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(2));
        }
        System.exit(0);
    }
}
