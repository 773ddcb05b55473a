package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.cut;
import static org.connectorsdk.http.RawServer.ok;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.operation.ElementStream;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When calls stop being sent, and when they are sent again (CB-01 to CB-04, INC-25). */
class BreakerTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture()
            .set(HttpSettings.BREAKER_FAILURES, "4")
            .set(HttpSettings.BREAKER_WINDOW, "8")
            .set(HttpSettings.BREAKER_PROBES, "2");

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            http.server.then(status(500));
            assertThat(http.get(HttpFixture.ONCE).getLeft().kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            http.server.then(thing());
            assertThat(http.get(HttpFixture.ONCE).isRight()).isTrue();
        }
    }

    private ConnectorError refused() {
        int before = http.server.requests();
        ConnectorError error = http.error();
        assertThat(error.kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
        assertThat(http.server.requests()).isEqualTo(before);
        return error;
    }

    @Test
    void afterTheConfiguredFailuresCallsFailAtOnce() {
        fail(4);

        ConnectorError error = refused();

        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.context().attempts()).isZero();
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:30Z"));
        assertThat(http.time.elapsed()).isZero();
    }

    @Test
    void oneFailureLessOpensNothing() {
        fail(3);
        succeed(1);
    }

    @Test
    void failuresCountAmongTheRecentAttemptsAlone() {
        fail(3);
        succeed(8);
        fail(3);
        succeed(1);
    }

    @Test
    void failuresNeedNotComeInARow() {
        fail(2);
        succeed(2);
        fail(2);

        refused();
    }

    @Test
    void eachAttemptCountsNotEachCall() {
        http.server.always(status(500));

        http.get();
        ConnectorError error = http.error();

        assertThat(http.server.requests()).isEqualTo(4);
        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.context().attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 408, 409, 422, 429})
    void whatTheCallerIsToBlameForOpensNothing(int status) {
        http.server.always(exchange -> exchange.answer(status, "application/json", "{}"));

        for (int i = 0; i < 10; i++) {
            assertThat(http.get(HttpFixture.ONCE).getLeft().context().status()).hasValue(status);
        }
        assertThat(http.server.requests()).isEqualTo(10);
    }

    @Test
    void brokenConnectionsAreFailures() {
        http.server.always(RawServer.Exchange::reset);
        for (int i = 0; i < 4; i++) {
            http.get(HttpFixture.ONCE);
        }

        refused();
    }

    @Test
    void afterItsOpenTimeExactlyTheProbesAreSentAndSuccessCloses() throws Exception {
        fail(4);
        http.time.advance(Duration.ofSeconds(31));
        CountDownLatch bothIn = new CountDownLatch(2);
        CountDownLatch othersDone = new CountDownLatch(30);
        http.server.always(exchange -> {
            bothIn.countDown();
            othersDone.await();
            exchange.json("{\"id\":\"a\"}");
        });

        List<Either<ConnectorError, Thing>> results = together(32, othersDone);

        assertThat(results.stream().filter(Either::isRight)).hasSize(2);
        assertThat(results.stream().filter(Either::isLeft))
                .hasSize(30)
                .allMatch(result -> result.getLeft().kind() == ErrorKind.CIRCUIT_OPEN);
        assertThat(http.server.requests()).isEqualTo(6);
        succeed(5);
    }

    private List<Either<ConnectorError, Thing>> together(int count, CountDownLatch refused) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CyclicBarrier start = new CyclicBarrier(count);
        try {
            List<Future<Either<ConnectorError, Thing>>> calls = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        Either<ConnectorError, Thing> result = http.get(HttpFixture.ONCE);
                        refused.countDown();
                        return result;
                    }))
                    .toList();
            List<Either<ConnectorError, Thing>> results = new java.util.ArrayList<>();
            for (Future<Either<ConnectorError, Thing>> call : calls) {
                results.add(call.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void probesThatFailOpenItAgain() {
        fail(4);
        http.time.advance(Duration.ofSeconds(31));
        fail(2);

        assertThat(refused().retryAt()).hasValue(Instant.parse("2026-11-20T12:01:01Z"));
    }

    @Test
    void beforeItsOpenTimeNothingIsSent() {
        fail(4);
        http.time.advance(Duration.ofMillis(29_999));
        refused();
    }

    @Test
    void statusPollsAreNotAffectedByOtherReads() {
        fail(4);
        http.server.then(exchange -> exchange.json("{\"id\":\"run\"}"));
        assertThat(http.api().poll("run", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void readsAreNotAffectedByFailingWrites() {
        http.server.always(status(500));
        for (int i = 0; i < 4; i++) {
            http.create();
        }
        assertThat(http.create().getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);

        succeed(1);
    }

    @Test
    void cancellingIsSentWhileAllElseIsOpen() {
        http.server.always(status(500));
        for (int i = 0; i < 4; i++) {
            http.api().delete("a", HttpFixture.ONCE);
        }
        assertThat(http.api().delete("a", HttpFixture.ONCE).getLeft().kind()).isEqualTo(ErrorKind.CIRCUIT_OPEN);
        http.server.then(status(204));

        assertThat(http.api().cancel("run", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void twoRuntimesHaveBreakersOfTheirOwn() {
        fail(4);
        try (HttpRuntime other = http.build().get()) {
            http.server.then(thing());

            assertThat(other.api(ThingApi.class).get("a", HttpFixture.ONCE).isRight())
                    .isTrue();
        }
    }

    @Test
    void zeroFailuresMeansNoBreaker() {
        http.set(HttpSettings.BREAKER_FAILURES, "0");
        fail(30);
    }

    @Test
    void streamsThatBreakAfterTheirFirstElementAreFailures() {
        http.server.always(cut(ok(1000) + "{\"data\":{\"things\":[{\"id\":\"a\"},"));
        for (int i = 0; i < 4; i++) {
            ElementStream<ThingApi.Thing> stream =
                    http.api().stream(HttpFixture.ONCE).get();
            assertThat(stream.next().get()).isPresent();
            assertThat(stream.next().isLeft()).isTrue();
        }

        refused();
    }
}
