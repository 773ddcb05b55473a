package org.connectorsdk.http;

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
import org.connectorsdk.http.ThingApi.Thing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much is sent per second and at the same time. */
class PermitsTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void requestsAreSpacedAsTheRateAllows() {
        lab.set(HttpSettings.RATE_LIMIT, "4").server.always(exchange -> exchange.json("{\"id\":\"a\"}"));

        for (int i = 0; i < 9; i++) {
            lab.api().get("a", Lab.PLAIN).get();
        }

        assertThat(lab.time.elapsed()).isBetween(Duration.ofMillis(1_750), Duration.ofMillis(2_250));
    }

    @Test
    void repeatsCountAsRequests() {
        lab.set(HttpSettings.RATE_LIMIT, "0.1").random(() -> Math.nextDown(1.0));
        lab.server.always(exchange -> exchange.answer(503, "", ""));

        lab.api().get("a", Lab.PLAIN);

        assertThat(lab.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(19));
    }

    @Test
    void aCallThatCannotWaitForItsPermitIsNotSentAndTakesNoneFromOthers() {
        lab.set(HttpSettings.RATE_LIMIT, "0.1").server.always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.api().get("a", Lab.PLAIN).get();

        for (int i = 0; i < 20; i++) {
            ConnectorError error = lab.api()
                    .get("b", CallOptions.deadline(Duration.ofSeconds(1)))
                    .getLeft();
            assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.message()).contains(HttpSettings.RATE_LIMIT);
        }

        assertThat(lab.api().get("c", Lab.PLAIN).isRight()).isTrue();
        assertThat(lab.time.elapsed()).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aMomentThatOthersTookMeanwhileIsNotWaitedForBeyondTheDeadline() {
        AtomicInteger looks = new AtomicInteger(Integer.MIN_VALUE);
        AtomicReference<Permits> permits = new AtomicReference<>();
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
        permits.set(new Permits(Tuning.of(TestSettings.with(Map.of(HttpSettings.RATE_LIMIT, "1"))), clock));
        looks.set(0);

        long wait = requireNonNull(permits.get()).reserve(Duration.ofMillis(500).toNanos());

        assertThat(wait).isNegative();
    }

    @Test
    void noMoreRequestsAreUnderWayThanAllowed() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        lab.set(HttpSettings.MAX_CONCURRENT, "3").server.always(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            lab.time.awaitWatchdog();
            now.decrementAndGet();
            exchange.json("{\"id\":\"a\"}");
        });
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<Future<Either<ConnectorError, Thing>>> calls = IntStream.range(0, 9)
                    .mapToObj(i -> threads.submit(() -> lab.api().get("a", Lab.PLAIN)))
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
        lab.set(HttpSettings.MAX_CONCURRENT, "1").server.always(exchange -> {
            release.await();
            exchange.json("{\"id\":\"a\"}");
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Either<ConnectorError, Thing>> holding =
                    thread.submit(() -> lab.api().get("a", CallOptions.deadline(Duration.ofHours(1))));
            lab.server.awaitRequests(1);
            Future<?> later = Executors.newSingleThreadExecutor().submit(() -> {
                lab.time.awaitWatchdog();
                lab.time.advance(Duration.ofSeconds(6));
            });

            ConnectorError error = lab.api()
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
        lab.set(HttpSettings.MAX_CONCURRENT, "1").random(() -> 0.0);
        lab.server.then(exchange -> exchange.answer(503, "", "")).always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.time.onSleep(
                () -> assertThat(lab.api().get("inner", Lab.PLAIN).isRight()).isTrue());

        assertThat(lab.api().get("outer", Lab.PLAIN).isRight()).isTrue();
        assertThat(lab.server.requests()).isEqualTo(3);
    }

    /** Begins a call that has to wait for the only place, which another call holds. {@return it} */
    private Future<Either<ConnectorError, Thing>> callThatWaitsForThePlace(String id) {
        FutureTask<Either<ConnectorError, Thing>> call =
                new FutureTask<>(() -> lab.api().get(id, CallOptions.deadline(Duration.ofHours(1))));
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
        lab.set(HttpSettings.MAX_CONCURRENT, "1")
                .server
                .then(exchange -> {
                    release.await();
                    exchange.answer(429, "", "", "Retry-After: 20");
                })
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        FutureTask<Either<ConnectorError, Thing>> first = new FutureTask<>(
                () -> lab.api().get("a", CallOptions.builder().maxAttempts(1).build()));
        new Thread(first).start();
        lab.server.awaitRequests(1);
        Future<Either<ConnectorError, Thing>> second = callThatWaitsForThePlace("b");
        release.countDown();

        assertThat(first.get().isLeft()).isTrue();
        assertThat(second.get().isRight()).isTrue();
        assertThat(lab.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void permitsDoNotPileUpBehindPlaces() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        List<Duration> sent = new CopyOnWriteArrayList<>();
        lab.set(HttpSettings.MAX_CONCURRENT, "1").set(HttpSettings.RATE_LIMIT, "1");
        lab.server.always(exchange -> {
            sent.add(lab.time.elapsed());
            release.await();
            exchange.json("{\"id\":\"a\"}");
        });
        FutureTask<Either<ConnectorError, Thing>> first =
                new FutureTask<>(() -> lab.api().get("a", Lab.PLAIN));
        new Thread(first).start();
        lab.server.awaitRequests(1);
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
        lab.set(HttpSettings.RATE_LIMIT, "1")
                .server
                .then(exchange -> exchange.json("{\"id\":\"a\"}"))
                .then(exchange -> exchange.answer(429, "", "", "Retry-After: 20"))
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.api().get("a", Lab.PLAIN).get();
        CallOptions once = CallOptions.builder().maxAttempts(1).build();
        lab.time.onSleep(() -> assertThat(lab.api().get("inner", once).isLeft()).isTrue());

        assertThat(lab.api().get("outer", Lab.PLAIN).isRight()).isTrue();
        assertThat(lab.time.elapsed()).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }
}
