package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.RawServer.status;
import static org.connectorsdk.http.RawServer.thing;

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
import org.connectorsdk.http.HttpFixture;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting as long as a server asks for, within reason (INC-24, ERR-05, RETRY-05). */
class RetryAfterTest {
    /** What the server's clock says: five minutes ahead of ours. */
    private static final String SERVER_DATE = "Date: Fri, 20 Nov 2026 12:05:00 GMT";

    @AutoClose
    private final HttpFixture http = new HttpFixture().random(() -> 0.0);

    private Duration firstWait(int status, String... headers) {
        http.server.then(status(status, headers)).then(thing());
        assertThat(http.get().isRight()).isTrue();
        return http.time.elapsed();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 2000, Retry-After: 2",
        "503, 2000, Retry-After: 2",
        "429, 1500, Retry-After: 1.5",
        "429, 3000, Retry-After: 1;Retry-After: 3",
        "429, 5000, RateLimit-Reset: 5"
    })
    void aSpanIsWaitedAndOfTwoTheLonger(int status, long millis, String headers) {
        assertThat(firstWait(status, headers.split(";"))).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aDateCountsFromTheServersOwnClock() {
        assertThat(firstWait(429, SERVER_DATE, "Retry-After: Fri, 20 Nov 2026 12:05:02 GMT"))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDateCountsFromOurClockWithoutTheServers() {
        assertThat(firstWait(429, "Retry-After: Fri, 20 Nov 2026 12:00:02 GMT")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aResetTimeInSecondsOfTheEpochIsWaitedFor() {
        long reset = Instant.parse("2026-11-20T12:05:04Z").getEpochSecond();
        assertThat(firstWait(429, SERVER_DATE, "X-RateLimit-Reset: " + reset)).isEqualTo(Duration.ofSeconds(4));
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
    void aWaitBeyondTheCapEndsTheCallAtOnce() {
        http.server.always(status(429, "Retry-After: 86400"));

        ConnectorError error = http.error();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(error.retryable()).isTrue();
        assertThat(http.time.elapsed()).isZero();
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void aWaitBeyondTheDeadlineEndsTheCallAtOnce() {
        http.server.always(status(503, "Retry-After: 30"));

        ConnectorError error =
                http.get(CallOptions.deadline(Duration.ofSeconds(10))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:30Z"));
        assertThat(error.context().status()).hasValue(503);
        assertThat(http.time.elapsed()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void theCapIsASetting(int status) {
        http.set(HttpSettings.RETRY_AFTER_CAP, "1s").server.always(status(status, "Retry-After: 2"));
        assertThat(http.error().kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void a503OnAWriteIsNotRepeated() {
        http.server.always(status(503, "Retry-After: 2"));

        ConnectorError error = http.create().getLeft();

        assertThat(http.server.requests()).isEqualTo(1);
        assertThat(error.kind()).isEqualTo(ErrorKind.PROVIDER_FAILURE);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:02Z"));
    }

    @Test
    void a429OnAWriteIsRepeatedAsNothingRan() {
        http.server.then(status(429, "Retry-After: 1")).then(thing());
        assertThat(http.create().isRight()).isTrue();
    }

    @Test
    void jitterIsOnlyUpward() {
        http.random(() -> 0.9);

        assertThat(firstWait(503, "Retry-After: 10"))
                .isGreaterThan(Duration.ofSeconds(10))
                .isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void one429HoldsBackTheOtherCallsOfTheAccount() {
        http.server.then(status(429, "Retry-After: 20")).always(thing());
        http.get(HttpFixture.ONCE);

        http.api().get("b", HttpFixture.PLAIN).get();

        assertThat(http.time.pauses()).containsExactly(Duration.ofSeconds(20));
    }

    @Test
    void aCallThatCannotWaitForTheAccountIsNotSent() {
        http.server.always(status(429, "Retry-After: 20"));
        http.get(HttpFixture.ONCE);

        ConnectorError error =
                http.api().get("b", CallOptions.deadline(Duration.ofSeconds(5))).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-20T12:00:20Z"));
        assertThat(error.context().attempts()).isZero();
        assertThat(http.server.requests()).isEqualTo(1);
    }

    @Test
    void twentyCallsHitByOne429DoNotComeBackTogether() throws Exception {
        http.random(() -> ThreadLocalRandom.current().nextDouble());
        http.time.sleepTogether(20);
        CountDownLatch allIn = new CountDownLatch(20);
        http.server.always(exchange -> {
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
                            () -> http.api().get("t" + i, HttpFixture.PLAIN).isRight()))
                    .toList();
            for (Future<Boolean> call : calls) {
                assertThat(call.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(http.time.pauses().stream().distinct().count()).isGreaterThan(10);
    }

    @ParameterizedTest
    @CsvSource({"X-RateLimit-", "RateLimit-"})
    void limitsThatTheVendorTellsAreReadable(String prefix) {
        http.server.always(exchange -> exchange.answer(
                200,
                "application/json",
                "{\"id\":\"a\"}",
                prefix + "Limit: 100",
                prefix + "Remaining: 7",
                prefix + "Reset: 30"));

        assertThat(http.runtime().rateLimit()).isEmpty();
        http.get().get();

        assertThat(http.runtime().rateLimit()).hasValueSatisfying(limit -> {
            assertThat(limit.limit()).hasValue(100);
            assertThat(limit.remaining()).hasValue(7);
            assertThat(limit.resetsAt()).hasValue(Instant.parse("2026-11-20T12:00:30Z"));
        });
    }

    @Test
    void theHeaderIsReadableUnderItsOwnName() {
        http.server.always(exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", "Retry-After: 3"));
        assertThat(http.api().find("a", HttpFixture.PLAIN).get().header("Retry-After"))
                .hasValue("3");
    }

    @Test
    void aWaitBeyondTheCapHoldsBackOtherCallsForTheCap() {
        http.server.then(status(429, "Retry-After: 86400")).always(thing());
        http.get();

        ConnectorError error = http.api().get("b", HttpFixture.PLAIN).getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(error.retryAt()).hasValue(Instant.parse("2026-11-21T12:00:00Z"));
        assertThat(http.server.requests()).isEqualTo(1);

        http.time.advance(Duration.ofSeconds(60));
        assertThat(http.api().get("c", HttpFixture.PLAIN).isRight()).isTrue();
    }

    @Test
    void aLast429WithoutAPauseHoldsBackTheOtherCallsToo() {
        http.server.then(status(429)).always(thing());
        http.get(HttpFixture.ONCE);

        http.api().get("b", HttpFixture.PLAIN).get();

        assertThat(http.time.pauses()).containsExactly(Duration.ofMillis(500));
    }
}
