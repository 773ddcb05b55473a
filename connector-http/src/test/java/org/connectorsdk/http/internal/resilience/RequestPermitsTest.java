package org.connectorsdk.http.internal.resilience;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RequestPermitsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    @Test
    void requestsAreSpacedAsTheRateAllows() {
        http.set(HttpSettings.RATE_LIMIT, "4").server.always(thing());

        for (int i = 0; i < 9; i++) {
            http.get().get();
        }

        assertThat(http.time.elapsed()).isBetween(Duration.ofMillis(1_750), Duration.ofMillis(2_250));
    }

    @Test
    void repeatsCountAsRequests() {
        http.set(HttpSettings.RATE_LIMIT, "0.1").random(() -> Math.nextDown(1.0));
        http.server.always(status(503));

        http.get();

        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void aCallThatCannotWaitForItsPermitTakesNone() {
        http.set(HttpSettings.RATE_LIMIT, "0.1").server.always(thing());
        http.get().get();

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
    void aTakenMomentIsNotWaitedForBeyondTheDeadline() {
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
                    .mapToObj(i -> threads.submit(() -> http.get()))
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
                    thread.submit(() -> http.get(CallOptions.deadline(Duration.ofHours(1))));
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
        http.server.then(status(503)).always(thing());
        http.time.onSleep(() ->
                assertThat(http.api().get("inner", HttpFixture.PLAIN).isRight()).isTrue());

        assertThat(http.api().get("outer", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.server.requests()).isEqualTo(3);
    }

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
    void withItsPlaceACallHeedsThePauseOfTheAccount() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        http.set(HttpSettings.MAX_CONCURRENT, "1")
                .server
                .then(exchange -> {
                    release.await();
                    exchange.answer(429, "", "", "Retry-After: 20");
                })
                .always(thing());
        FutureTask<Either<ConnectorError, Thing>> first = new FutureTask<>(() -> http.get(HttpFixture.ONCE));
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
        FutureTask<Either<ConnectorError, Thing>> first = new FutureTask<>(() -> http.get());
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
    void afterItsPermitACallHeedsThePauseOfTheAccount() {
        http.set(HttpSettings.RATE_LIMIT, "1")
                .server
                .then(thing())
                .then(status(429, "Retry-After: 20"))
                .always(thing());
        http.get().get();
        CallOptions once = HttpFixture.ONCE;
        http.time.onSleep(
                () -> assertThat(http.api().get("inner", once).isLeft()).isTrue());

        assertThat(http.api().get("outer", HttpFixture.PLAIN).isRight()).isTrue();
        assertThat(http.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }
}
