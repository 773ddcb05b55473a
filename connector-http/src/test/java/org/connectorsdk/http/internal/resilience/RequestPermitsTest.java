package org.connectorsdk.http.internal.resilience;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.ThingApi.Thing;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.Nanos;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much is sent per second and at the same time. */
class RequestPermitsTest {
    private final HttpFixture http = new HttpFixture();

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void requestsAreSpacedAsTheRateAllows() {
        http.set(HttpSettings.RATE_LIMIT, "4").server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        for (int i = 0; i < 9; i++) {
            http.api().get("a", HttpFixture.PLAIN).get();
        }

        assertThat(http.time.elapsed()).isBetween(Duration.ofMillis(1_750), Duration.ofMillis(2_250));
    }

    @Test
    void repeatsCountAsRequests() {
        http.set(HttpSettings.RATE_LIMIT, "0.1").random(() -> Math.nextDown(1.0));
        http.server.always(exchange -> exchange.answer(503, "", ""));

        http.api().get("a", HttpFixture.PLAIN);

        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void aCallThatCannotWaitForItsPermitIsNotSentAndTakesNoneFromOthers() {
        http.set(HttpSettings.RATE_LIMIT, "0.1").server.always(exchange -> exchange.json("{\"id\":\"a\"}"));
        http.api().get("a", HttpFixture.PLAIN).get();

        for (int i = 0; i < 20; i++) {
            ConnectorError error = http.api()
                    .get("b", CallOptions.deadline(Duration.ofSeconds(1)))
                    .getLeft();
            assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.message()).contains(HttpSettings.RATE_LIMIT);
        }

        assertThat(http.api().get("c", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.time.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aMomentThatOthersTookMeanwhileIsNotWaitedForBeyondTheDeadline() {
        AtomicInteger looks = new AtomicInteger(Integer.MIN_VALUE);
        AtomicReference<RequestPermits> permits = new AtomicReference<>();
        TimeSource clock = new TimeSource() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public long nanoTime() {
                if (looks.incrementAndGet() == 2) { // between the look at the wait and the reservation
                    requireNonNull(permits.get()).reserve(Nanos.UNLIMITED);
                    requireNonNull(permits.get()).reserve(Nanos.UNLIMITED);
                }
                return VirtualTime.ORIGIN;
            }

            @Override
            public void sleep(Duration pause) {
                throw new UnsupportedOperationException("nobody sleeps here");
            }
        };
        permits.set(new RequestPermits(HttpLimits.of(TestSettings.with(Map.of(HttpSettings.RATE_LIMIT, "1"))), clock));
        looks.set(0);

        long wait = requireNonNull(permits.get()).reserve(Duration.ofMillis(500).toNanos());

        assertThat(wait).isNegative();
    }

    @Test
    void noMoreRequestsAreUnderWayThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        http.set(HttpSettings.MAX_CONCURRENT, "3").server.always(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            http.time.awaitWatchdog();
            now.decrementAndGet();
            exchange.json("{\"id\":\"a\"}");
        });
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<Future<Either<ConnectorError, Thing>>> calls = IntStream.range(0, 9)
                    .mapToObj(i -> threads.submit(() -> http.api().get("a", HttpFixture.PLAIN)))
                    .toList();
            for (Future<Either<ConnectorError, Thing>> call : calls) {
                assertThat(call.get().isRight()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(most.get()).isLessThanOrEqualTo(3);
    }

    @Test
    void waitingForAPlaceCountsAgainstTheDeadline() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        http.set(HttpSettings.MAX_CONCURRENT, "1").server.always(exchange -> {
            release.await();
            exchange.json("{\"id\":\"a\"}");
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Either<ConnectorError, Thing>> holding =
                    thread.submit(() -> http.api().get("a", CallOptions.deadline(Duration.ofHours(1))));
            http.server.awaitRequests(1);
            Future<?> later = Executors.newSingleThreadExecutor().submit(() -> {
                http.time.awaitWatchdog();
                http.time.advance(Duration.ofSeconds(6));
            });

            ConnectorError error = http.api()
                    .get("b", CallOptions.deadline(Duration.ofSeconds(5)))
                    .getLeft();

            later.get();
            assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(error.message()).contains(HttpSettings.MAX_CONCURRENT);
            release.countDown();
            assertThat(holding.get().isRight()).isTrue();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aPauseHoldsNoPlace() {
        http.set(HttpSettings.MAX_CONCURRENT, "1").random(() -> 0.0);
        http.server.then(exchange -> exchange.answer(503, "", "")).always(exchange -> exchange.json("{\"id\":\"a\"}"));
        http.time.onSleep(() ->
                assertThat(http.api().get("inner", HttpFixture.PLAIN).isRight()).isTrue());

        assertThat(http.api().get("outer", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.server.requests()).isEqualTo(3);
    }

    /** Begins a call that has to wait for the only place, which another call holds. {@return it} */
    private Future<Either<ConnectorError, Thing>> callThatWaitsForThePlace(String id) {
        FutureTask<Either<ConnectorError, Thing>> call =
                new FutureTask<>(() -> http.api().get(id, CallOptions.deadline(Duration.ofHours(1))));
        Thread thread = new Thread(call, id);
        thread.setDaemon(true);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return call;
    }

    @Test
    void aCallThatGotItsPlaceLooksAgainWhetherTheAccountHasToWait() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        http.set(HttpSettings.MAX_CONCURRENT, "1")
                .server
                .then(exchange -> {
                    release.await();
                    exchange.answer(429, "", "", "Retry-After: 20");
                })
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        FutureTask<Either<ConnectorError, Thing>> first = new FutureTask<>(
                () -> http.api().get("a", CallOptions.builder().maxAttempts(1).build()));
        new Thread(first).start();
        http.server.awaitRequests(1);
        Future<Either<ConnectorError, Thing>> second = callThatWaitsForThePlace("b");
        release.countDown();

        assertThat(first.get().isLeft()).isTrue();
        assertThat(second.get().isRight()).isTrue();
        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void permitsDoNotPileUpBehindPlaces() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Duration> sent = new CopyOnWriteArrayList<>();
        http.set(HttpSettings.MAX_CONCURRENT, "1").set(HttpSettings.RATE_LIMIT, "1");
        http.server.always(exchange -> {
            sent.add(http.time.elapsed());
            release.await();
            exchange.json("{\"id\":\"a\"}");
        });
        FutureTask<Either<ConnectorError, Thing>> first =
                new FutureTask<>(() -> http.api().get("a", HttpFixture.PLAIN));
        new Thread(first).start();
        http.server.awaitRequests(1);
        var second = callThatWaitsForThePlace("b");
        var third = callThatWaitsForThePlace("c");
        release.countDown();

        assertThat(first.get().isRight()
                        && second.get().isRight()
                        && third.get().isRight())
                .isTrue();
        assertThat(sent).containsExactly(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aCallThatWaitedForItsPermitLooksAgainWhetherTheAccountHasToWait() {
        http.set(HttpSettings.RATE_LIMIT, "1")
                .server
                .then(exchange -> exchange.json("{\"id\":\"a\"}"))
                .then(exchange -> exchange.answer(429, "", "", "Retry-After: 20"))
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        http.api().get("a", HttpFixture.PLAIN).get();
        CallOptions once = CallOptions.builder().maxAttempts(1).build();
        http.time.onSleep(
                () -> assertThat(http.api().get("inner", once).isLeft()).isTrue());

        assertThat(http.api().get("outer", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }
}
