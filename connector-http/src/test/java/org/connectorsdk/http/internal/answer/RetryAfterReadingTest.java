package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import okhttp3.Headers;
import org.connectorsdk.api.call.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read from the headers in which a server asks for a pause, at the edges of each form (F-53, F-55). */
class RetryAfterReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final long NONE = -1;

    private static long asked(int status, String... namesAndValues) {
        return RetryAfter.asked(Headers.of(namesAndValues), status, NOW);
    }

    private static long reset(String value) {
        return asked(429, "RateLimit-Reset", value);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1000",
        "0.001, 1",
        "1.5, 1500",
        "86400, 86400000",
        "999999999, 999999999000",
        "' 7 ', 7000",
        "5., 5000"
    })
    void secondsAreSpans(String value, long millis) {
        assertThat(reset(value)).isEqualTo(Duration.ofMillis(millis).toNanos());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", ".5", "1.2.3", "1e3", "+5", "0x10", "12a", "5 6", "NaN", "Infinity"})
    void whatIsNoPositiveNumberIsNoPause(String value) {
        assertThat(reset(value)).isEqualTo(NONE);
    }

    @Test
    void twentyDigitsAreReadAndTwentyOneAreNot() {
        assertThat(reset("00000000000000000005"))
                .isEqualTo(Duration.ofSeconds(5).toNanos());
        assertThat(reset("000000000000000000005")).isEqualTo(NONE);
    }

    @Test
    void aBillionSecondsAndMoreAreAPointInTime() {
        assertThat(reset("1000000000")).isEqualTo(NONE); // in 2001
        assertThat(reset(String.valueOf(NOW.getEpochSecond() + 9)))
                .isEqualTo(Duration.ofSeconds(9).toNanos());
        assertThat(reset(String.valueOf(NOW.getEpochSecond()))).isEqualTo(NONE);
    }

    @Test
    void aMillionMillionAndMoreAreMilliseconds() {
        assertThat(reset(String.valueOf(NOW.toEpochMilli() + 2_500)))
                .isEqualTo(Duration.ofMillis(2_500).toNanos());
        assertThat(reset("1000000000000")).isEqualTo(NONE); // in 2001
    }

    @Test
    void aPauseLongerThanAnythingIsFinite() {
        assertThat(reset("999999999999")).isEqualTo((long) (Long.MAX_VALUE / 4.0));
    }

    @Test
    void theResetTimeIsReadOnlyWhereARequestLimitWasHit() {
        assertThat(asked(503, "RateLimit-Reset", "5")).isEqualTo(NONE);
    }

    @Test
    void theLimitIsReadAsTheVendorTellsIt() {
        RateLimit limit = RetryAfter.limit(
                Headers.of("RateLimit-Limit", "100", "RateLimit-Remaining", "many", "RateLimit-Reset", "30"), NOW);

        assertThat(limit).isNotNull().satisfies(reported -> {
            assertThat(reported.limit()).hasValue(100);
            assertThat(reported.remaining()).isEmpty();
            assertThat(reported.resetsAt()).hasValue(NOW.plusSeconds(30));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"RateLimit-Limit", "X-RateLimit-Limit", "RateLimit-Remaining", "X-RateLimit-Remaining"})
    void oneHeaderOfTheLimitIsEnough(String name) {
        assertThat(RetryAfter.limit(Headers.of(name, "3"), NOW))
                .isNotNull()
                .satisfies(reported -> assertThat(reported.resetsAt()).isEmpty());
    }

    @Test
    void theSpellingThatNamesTheLimitByItselfIsRead() {
        RateLimit limit = RetryAfter.limit(Headers.of("X-Rate-Limit", "9000", "X-Rate-Limit-Remaining", "8999"), NOW);

        assertThat(limit).isEqualTo(new RateLimit(OptionalLong.of(9000), OptionalLong.of(8999), Optional.empty()));
    }

    @Test
    void aLimitOfWhichNothingCanBeReadIsNone() {
        assertThat(RetryAfter.limit(Headers.of("RateLimit-Limit", "-1", "RateLimit-Remaining", "many"), NOW))
                .isNull();
    }

    @Test
    void aResetTimeAloneIsNoLimit() {
        assertThat(RetryAfter.limit(Headers.of("RateLimit-Reset", "30"), NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "RateLimit-Limit, true",
        "ratelimit-remaining, true",
        "X-RateLimit-Reset, true",
        "x-ratelimit-limit, true",
        "X-Rate, false",
        "X-Rate-Limit, true",
        "x-rate-limit-remaining, true",
        "RateLimits, false",
        "Y-RateLimit-Limit, true",
        "XYRateLimit-Limit, false",
        "ab, false",
        "a-, false"
    })
    void aGlanceTellsWhetherTheLimitIsMentioned(String name, boolean mentioned) {
        assertThat(RetryAfter.mentionsLimit(Headers.of("Content-Type", "text/plain", name, "1")))
                .isEqualTo(mentioned);
    }
}
