package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.thing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a pooled connection gave no sign of life, none of its age is used again (F-22). */
@Timeout(20)
class SilentConnectionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(7);

    private final HttpFixture http = new HttpFixture().set(HttpSettings.IDLE_TIMEOUT, "7s");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        http.close();
    }

    static Stream<CallOptions> bounds() {
        return Stream.of(
                HttpFixture.ONCE, HttpFixture.ONCE.toBuilder().deadline(LIMIT).build(), limited());
    }

    private static CallOptions limited() {
        return HttpFixture.ONCE.toBuilder().attemptTimeout(LIMIT).build();
    }

    private void passLimit(RawServer.Exchange exchange) throws Exception {
        http.time.awaitWatchdog();
        http.time.advance(LIMIT);
        exchange.clientHasGone();
    }

    private void poolTwo() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        RawServer.Reply together = exchange -> {
            both.await();
            exchange.json("{\"id\":\"a\"}");
        };
        http.server.then(together).then(together);
        Future<?> other = threads.submit(() -> http.get());
        http.api().get("b", HttpFixture.PLAIN).get();
        other.get();
    }

    private int connectionOfNext() {
        http.server.then(thing());
        http.api().get("next", HttpFixture.PLAIN).get();
        return http.server.journal().get(http.server.requests() - 1).connection();
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void theNextCallTakesANewConnectionDespiteThePool(CallOptions bound) throws Exception {
        poolTwo();
        http.server.then(this::passLimit);

        assertThat(http.api().get("silent", bound).getLeft().kind()).isEqualTo(ErrorKind.TIMEOUT);

        assertThat(connectionOfNext()).isEqualTo(3);
    }

    @Test
    void theOthersInThePoolAreClosed() throws Exception {
        poolTwo();
        http.server.then(this::passLimit);

        http.api().get("silent", HttpFixture.ONCE);

        assertThat(http.server.awaitOpenConnections(0)).isZero();
    }

    @Test
    void anAnswerThatHadBegunWasASignOfLife() throws Exception {
        poolTwo();
        http.server.then(exchange -> {
            exchange.send(ok(100) + "{");
            passLimit(exchange);
        });

        assertThat(http.api()
                        .get(
                                "half",
                                HttpFixture.ONCE.toBuilder().deadline(LIMIT).build())
                        .getLeft()
                        .kind())
                .isEqualTo(ErrorKind.TIMEOUT);

        assertThat(connectionOfNext()).isLessThan(3);
    }

    @Test
    void aSilentNewConnectionSaysNothingOfPooledOnes() throws Exception {
        http.set(HttpSettings.IDLE_TIMEOUT, "1h");
        CountDownLatch release = new CountDownLatch(1);
        http.server.then(exchange -> {
            release.await();
            exchange.json("{\"id\":\"a\"}");
        });
        http.server.then(this::passLimit);
        Future<?> other = threads.submit(() -> http.get());
        http.server.awaitRequests(1);

        http.api().get("silent", limited());
        release.countDown();
        other.get();

        assertThat(connectionOfNext()).isEqualTo(1);
    }

    @Test
    void aCallThatIsBrokenOffSaysNothingOfPooledConnections() throws Exception {
        poolTwo();
        http.server.then(RawServer.Exchange::reset);

        http.api().get("reset", HttpFixture.ONCE);

        assertThat(connectionOfNext()).isLessThan(3);
    }
}
