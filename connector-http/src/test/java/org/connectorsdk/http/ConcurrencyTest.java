package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One runtime under many threads (CONC-01, CONC-04, INC-27). */
class ConcurrencyTest {
    private static final int THREADS = 32;
    private static final int ROUNDS = 20;

    private final HttpFixture http = new HttpFixture();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void close() {
        threads.shutdownNow();
        http.close();
    }

    @Test
    void everyCallerGetsItsOwnAnswer() throws Exception {
        http.server.always(exchange -> {
            String id = exchange.path().substring(exchange.path().lastIndexOf('/') + 1);
            exchange.json("{\"id\":\"" + id + "\"}");
        });
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Future<Boolean>> callers = IntStream.range(0, THREADS)
                .mapToObj(thread -> threads.submit(() -> {
                    start.await();
                    boolean own = true;
                    for (int round = 0; round < ROUNDS; round++) {
                        String id = "t" + thread + "-" + round;
                        own &= http.api().get(id, HttpFixture.PLAIN).get().id().equals(id);
                    }
                    return own;
                }))
                .toList();
        for (Future<Boolean> caller : callers) {
            assertThat(caller.get()).isTrue();
        }
        assertThat(http.server.requests()).isEqualTo(THREADS * ROUNDS);
    }

    @Test
    void everyCreateIsOnePost() throws Exception {
        http.server.always(exchange -> exchange.json("{\"id\":\"new\"}"));
        List<Future<Boolean>> callers = IntStream.range(0, THREADS)
                .mapToObj(i -> threads.submit(() -> http.api()
                        .create(new Thing("c" + i, null), HttpFixture.PLAIN)
                        .isRight()))
                .toList();
        for (Future<Boolean> caller : callers) {
            assertThat(caller.get()).isTrue();
        }
        assertThat(http.server.journal().stream().map(RawServer.Exchange::body).distinct())
                .hasSize(THREADS);
        assertThat(http.server.requests()).isEqualTo(THREADS);
    }

    @Test
    void errorsEmptyAnswersAndAbandonedStreamsLeakNoConnection() {
        for (int i = 0; i < 25; i++) {
            http.server
                    .then(exchange -> exchange.answer(500, "text/plain", "x".repeat(1_000_000)))
                    .then(status(204))
                    .then(status(205))
                    .then(exchange -> exchange.json("{\"id\":"))
                    .then(exchange -> exchange.answer(404, "application/json", "{}"))
                    .then(exchange -> exchange.json("{\"data\":{\"things\":[{\"id\":\"a\"},{\"id\":\"b\"}]}}"));
            http.api().cancel("a", HttpFixture.ONCE);
            http.api().cancel("a", HttpFixture.PLAIN);
            http.api().cancel("a", HttpFixture.PLAIN);
            http.get();
            http.get();
            try (ElementStream<Thing> stream =
                    http.api().stream(HttpFixture.PLAIN).get()) {
                stream.next();
            }
        }
        assertThat(http.server.awaitOpenConnections(1)).isLessThanOrEqualTo(1);
    }
}
