package org.connectorsdk.http.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The breaker alone: when it opens, for how long, and what it gets back (F-53, F-54). */
class AttemptBreakerTest {
    private static final Duration OPEN = Duration.ofSeconds(30);
    private final VirtualTime time = new VirtualTime();
    private AttemptBreaker breaker = fuse(1);

    private AttemptBreaker fuse(int probes) {
        return new AttemptBreaker(
                BreakerGroup.READ,
                HttpLimits.of(TestSettings.with(Map.of(
                        HttpSettings.BREAKER_FAILURES,
                        "3",
                        HttpSettings.BREAKER_WINDOW,
                        "5",
                        HttpSettings.BREAKER_PROBES,
                        String.valueOf(probes),
                        HttpSettings.BREAKER_OPEN,
                        OPEN.toSeconds() + "s"))),
                time,
                BreakerListener.NONE);
    }

    @BeforeEach
    void someTimeHasPassed() {
        time.advance(Duration.ofDays(400).plusNanos(12_345));
        breaker = fuse(1);
    }

    private void attempts(int times, Health health) {
        for (int i = 0; i < times; i++) {
            assertThat(breaker.enter()).isTrue();
            breaker.report(health);
        }
    }

    private void opens() {
        attempts(3, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }

    private void closesAgain() {
        opens();
        time.advance(OPEN.plusNanos(1));
        attempts(1, Health.GOOD);
    }

    @Test
    void isClosedWithOneFailureLess() {
        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void opensAtTheThirdOfFiveFailures() {
        opens();
        assertThat(breaker.enter()).isFalse();
    }

    @Test
    void closedAgainItTakesAsManyFailuresAsBefore() {
        closesAgain();

        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
        attempts(1, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void isOpenUntilItsTimeIsOver() {
        opens();
        time.advance(OPEN.minusNanos(1));
        assertThat(breaker.isOpen()).isTrue();

        time.advance(Duration.ofNanos(1));
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void saysWhenToTryAgain() {
        opens();
        time.advance(Duration.ofSeconds(10));
        assertThat(breaker.retryAt()).isEqualTo(time.now().plusSeconds(20));
    }

    @Test
    void closedItCanBeTriedNow() {
        assertThat(breaker.retryAt()).isEqualTo(time.now());
    }

    @Test
    void aProbeThatWasBrokenOffGivesItsPermitBack() {
        opens();
        time.advance(OPEN.plusNanos(1));

        attempts(5, Health.UNTOLD);

        assertThat(breaker.enter()).isTrue();
    }

    @Test
    void letsNoMoreProbesThroughThanConfigured() {
        breaker = fuse(2);
        opens();
        time.advance(OPEN.plusNanos(1));

        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isTrue();
        assertThat(breaker.enter()).isFalse();
    }

    @Test
    void aFailedProbeOpensItForItsWholeTimeAgain() {
        opens();
        time.advance(OPEN.plusNanos(1));

        attempts(1, Health.BAD);

        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.retryAt()).isEqualTo(time.now().plus(OPEN));
    }

    @Test
    void failuresCountBeyondTheFirstWindow() {
        attempts(3, Health.GOOD);
        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();

        attempts(1, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aFailedProbeCountsNoMoreOnceItIsClosed() {
        breaker = fuse(2);
        opens();
        time.advance(OPEN.plusNanos(1));
        attempts(1, Health.GOOD);
        attempts(1, Health.BAD);

        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
        attempts(1, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }
}
