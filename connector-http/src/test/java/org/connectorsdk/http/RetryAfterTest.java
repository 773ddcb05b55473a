package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.ThingApi.Thing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting as long as a server asks for, within reason (INC-24, ERR-05, RETRY-05). */
class RetryAfterTest {
    /** What the server's clock says: five minutes ahead of ours. */
    private static final String SERVER_DATE = "Date: Fri, 20 Nov 2026 12:05:00 GMT";

    private final Lab lab = new Lab().random(() -> 0.0);

    @AfterEach
    void close() {
        lab.close();
    }

    private Duration firstWait(int status, String... headers) {
        lab.server
                .then(exchange -> exchange.answer(status, "", "", headers))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));
        assertThat(lab.api().get("a", Lab.PLAIN).isRight()).isTrue();
        return lab.time.elapsed();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void secondsAreWaited(int status) {
        assertThat(firstWait(status, "Retry-After: 2")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void fractionsOfSecondsAreWaited() {
        assertThat(firstWait(429, "Retry-After: 1.5")).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void aDateCountsFromTheServersOwnClock() {
        assertThat(firstWait(429, SERVER_DATE, "Retry-After: Fri, 20 Nov 2026 12:05:02 GMT"))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDateCountsFromOurClockWhenTheServerDoesNotTellItsOwn() {
        assertThat(firstWait(429, "Retry-After: Fri, 20 Nov 2026 12:00:02 GMT")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void ofTwoHeadersTheLongerOneCounts() {
        assertThat(firstWait(429, "Retry-After: 1", "Retry-After: 3")).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aResetTimeInSecondsOfTheEpochIsWaitedFor() {
        long reset = Instant.parse("2026-11-20T12:05:04Z").getEpochSecond();

        assertThat(firstWait(429, SERVER_DATE, "X-RateLimit-Reset: " + reset)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aResetTimeAsASpanIsWaitedFor() {
        assertThat(firstWait(429, "RateLimit-Reset: 5")).isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Retry-After: 0",
                "Retry-After: 0.0000000001",
                "Retry-After: -5",
                "Retry-After: abc",
                "Retry-After: 1e3",
                "Retry-After: NaN",
                "Retry-After: Fri, 20 Nov 2026 11:00:00 GMT",
                "Retry-After:",
                "X-Nothing: 1"
            })
    void whatMakesNoSenseLeavesOurOwnBackOff(String header) {
        assertThat(firstWait(429, header)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aWaitBeyondTheCapEndsTheCallAtOnceAndTellsTheInstant() {
        lab.server.always(exchange -> exchange.answer(429, "", "", "Retry-After: 86400"));

        ConnectorError error = lab.api().get("a", Lab.PLAIN).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(error.retryable()).isTrue();
        assertThat(lab.time.elapsed()).isZero();
        assertThat(lab.server.requests()).isEqualTo(1);
    }

    @Test
    void aWaitBeyondTheDeadlineEndsTheCallAtOnceAndTellsTheInstant() {
        lab.server.always(exchange -> exchange.answer(503, "", "", "Retry-After: 30"));

        ConnectorError error =
                lab.api().get("a", CallOptions.deadline(Duration.ofSeconds(10))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:30Z"));
        assertThat(error.context().status()).hasValue(503);
        assertThat(lab.time.elapsed()).isZero();
    }

    @Test
    void theCapIsASetting() {
        lab.set(HttpSettings.RETRY_AFTER_CAP, "1s")
                .server
                .always(exchange -> exchange.answer(429, "", "", "Retry-After: 2"));

        assertThat(lab.api().get("a", Lab.PLAIN).isLeft()).isTrue();
        assertThat(lab.server.requests()).isEqualTo(1);
    }

    @Test
    void a503OnAWriteIsNotRepeatedButTellsWhenToTryAgain() {
        lab.server.always(exchange -> exchange.answer(503, "", "", "Retry-After: 2"));

        ConnectorError error = lab.api().create(new Thing("a", null), Lab.PLAIN).getLeft();

        assertThat(lab.server.requests()).isEqualTo(1);
        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:02Z"));
    }

    @Test
    void a429OnAWriteIsRepeatedAsNothingRan() {
        lab.server
                .then(exchange -> exchange.answer(429, "", "", "Retry-After: 1"))
                .then(exchange -> exchange.json("{\"id\":\"a\"}"));

        assertThat(lab.api().create(new Thing("a", null), Lab.PLAIN).isRight()).isTrue();
    }

    @Test
    void jitterIsOnlyUpward() {
        lab.random(() -> 0.9);

        assertThat(firstWait(503, "Retry-After: 10"))
                .isGreaterThan(Duration.ofSeconds(10))
                .isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void one429HoldsBackTheOtherCallsOfTheAccount() {
        lab.server
                .then(exchange -> exchange.answer(429, "", "", "Retry-After: 20"))
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.api().get("a", CallOptions.builder().maxAttempts(1).build());

        lab.api().get("b", Lab.PLAIN).get();

        assertThat(lab.time.pauses()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aCallThatCannotWaitForTheAccountIsNotSent() {
        lab.server.always(exchange -> exchange.answer(429, "", "", "Retry-After: 20"));
        lab.api().get("a", CallOptions.builder().maxAttempts(1).build());

        ConnectorError error =
                lab.api().get("b", CallOptions.deadline(Duration.ofSeconds(5))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:20Z"));
        assertThat(error.context().attempts()).isZero();
        assertThat(lab.server.requests()).isEqualTo(1);
    }

    @Test
    void twentyCallsHitByOne429DoNotComeBackTogether() throws Exception {
        lab.random(() -> ThreadLocalRandom.current().nextDouble());
        lab.time.sleepTogether(20);
        CountDownLatch allIn = new CountDownLatch(20);
        lab.server.always(exchange -> {
            if (allIn.getCount() > 0) {
                allIn.countDown();
                allIn.await();
                exchange.answer(429, "", "", "Retry-After: 2");
            } else {
                exchange.json("{\"id\":\"a\"}");
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<Boolean>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> lab.api().get("t" + i, Lab.PLAIN).isRight()))
                    .toList();
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(lab.time.pauses().stream().distinct().count()).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-", "RateLimit-"})
    void limitsThatTheVendorTellsAreReadable(String prefix) {
        lab.server.always(exchange -> exchange.answer(
                200,
                "application/json",
                "{\"id\":\"a\"}",
                prefix + "Limit: 100",
                prefix + "Remaining: 7",
                prefix + "Reset: 30"));

        assertThat(lab.runtime().rateLimit()).isEmpty();
        lab.api().get("a", Lab.PLAIN).get();

        assertThat(lab.runtime().rateLimit()).hasValueSatisfying(limit -> {
            assertThat(limit.limit()).hasValue(100);
            assertThat(limit.remaining()).hasValue(7);
            assertThat(limit.resetAt()).hasValue(Instant.parse("2026-11-20T12:00:30Z"));
        });
    }

    @Test
    void theHeaderIsReadableUnderItsOwnName() {
        lab.server.always(exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", "Retry-After: 3"));

        assertThat(lab.api().find("a", Lab.PLAIN).get().header("Retry-After")).hasValue("3");
    }

    @Test
    void aWaitBeyondTheCapHoldsBackTheOtherCallsAsLongAsTheCapAndTheyTellTheInstant() {
        lab.server
                .then(exchange -> exchange.answer(429, "", "", "Retry-After: 86400"))
                .always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.api().get("a", Lab.PLAIN);

        ConnectorError error = lab.api().get("b", Lab.PLAIN).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(lab.server.requests()).isEqualTo(1);

        lab.time.advance(Duration.ofSeconds(60));
        assertThat(lab.api().get("c", Lab.PLAIN).isRight()).isTrue();
    }

    @Test
    void aLast429WithoutAPauseHoldsBackTheOtherCallsToo() {
        lab.server.then(exchange -> exchange.answer(429, "", "")).always(exchange -> exchange.json("{\"id\":\"a\"}"));
        lab.api().get("a", CallOptions.builder().maxAttempts(1).build());

        lab.api().get("b", Lab.PLAIN).get();

        assertThat(lab.time.pauses()).containsExactly(Duration.ofMillis(500));
    }
}
