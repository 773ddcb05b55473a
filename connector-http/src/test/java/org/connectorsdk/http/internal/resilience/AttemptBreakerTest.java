package org.connectorsdk.http.internal.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.connectorsdk.api.observe.BreakerState;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.resilience.AttemptBreaker.Phase;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The breaker alone: when it opens, for how long, and what it gets back (F-53, F-54). */
class AttemptBreakerTest {
    private static final Duration OPEN = Duration.ofSeconds(30);
    private final VirtualTime time = new VirtualTime();
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private AttemptBreaker breaker = fuse(1);

    private AttemptBreaker fuse(int probes) {
        return fuse(probes, (group, from, to, opening) -> changes.add(from + " to " + to));
    }

    private AttemptBreaker fuse(int probes, BreakerListener listener) {
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
                listener);
    }

    @BeforeEach
    void someTimeHasPassed() {
        time.advance(Duration.ofDays(400).plusNanos(12_345));
        breaker = fuse(1);
    }

    private Phase entered() {
        Phase entered = breaker.enter();
        assertThat(entered).as("whether it lets an attempt through").isNotNull();
        return entered;
    }

    private void attempts(int times, Health health) {
        for (int i = 0; i < times; i++) {
            breaker.report(entered(), health);
        }
    }

    private void opens() {
        attempts(3, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }

    private void opensForItsTime() {
        opens();
        time.advance(OPEN.plusNanos(1));
    }

    private void closesAgain() {
        opensForItsTime();
        attempts(1, Health.GOOD);
    }

    @Test
    void isClosedWithOneFailureLess() {
        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.enter()).isNotNull();
    }

    @Test
    void opensAtTheThirdOfFiveFailures() {
        opens();
        assertThat(breaker.enter()).isNull();
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

        assertThat(breaker.enter()).isNotNull();
    }

    @Test
    void letsNoMoreProbesThroughThanConfigured() {
        breaker = fuse(2);
        opens();
        time.advance(OPEN.plusNanos(1));

        assertThat(breaker.enter()).isNotNull();
        assertThat(breaker.enter()).isNotNull();
        assertThat(breaker.enter()).isNull();
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

    @Test
    void aRefusedAttemptTakesNoProbeAway() {
        opensForItsTime();
        Phase probe = entered();
        assertThat(breaker.enter()).isNull();
        assertThat(breaker.enter()).isNull();

        breaker.report(probe, Health.UNTOLD);

        assertThat(breaker.enter()).isNotNull();
    }

    @Test
    void anAttemptFromBeforeTheOpeningIsNoProbe() {
        Phase slow = entered();
        opensForItsTime();
        Phase probe = entered();

        breaker.report(slow, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();

        breaker.report(probe, Health.GOOD);
        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void anAttemptFromBeforeTheOpeningDoesNotCloseIt() {
        Phase slow = entered();
        opensForItsTime();
        Phase probe = entered();

        breaker.report(slow, Health.GOOD);

        assertThat(breaker.status().state()).isEqualTo(BreakerState.HALF_OPEN);
        breaker.report(probe, Health.BAD);
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void anAttemptFromBeforeTheOpeningGivesNoProbeBack() {
        Phase slow = entered();
        opensForItsTime();
        entered();

        breaker.report(slow, Health.UNTOLD);

        assertThat(breaker.enter()).isNull();
    }

    @Test
    void aFailureFromBeforeTheOpeningCountsNoMoreOnceItIsClosed() {
        Phase slow = entered();
        closesAgain();
        attempts(2, Health.BAD);

        breaker.report(slow, Health.BAD);

        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aProbeOfAnEarlierOpeningIsNoneOfTheNext() {
        breaker = fuse(2);
        opensForItsTime();
        Phase first = entered();
        breaker.report(entered(), Health.BAD);
        Phase late = first;
        breaker.report(first, Health.BAD);
        time.advance(OPEN.plusNanos(1));
        Phase probe = entered();

        breaker.report(late, Health.GOOD);
        breaker.report(probe, Health.GOOD);

        assertThat(breaker.status().state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aStreamCountsAtItsEndAndHoldsNoProbe() {
        opensForItsTime();
        Phase stream = entered();
        breaker.report(stream, Health.UNTOLD);
        Phase probe = entered();

        breaker.reportLater(stream, Health.GOOD);

        assertThat(breaker.status().state()).isEqualTo(BreakerState.CLOSED);
        breaker.report(probe, Health.BAD);
        attempts(2, Health.BAD);
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aStreamThatEndsTakesNoPlaceOfAnotherProbe() {
        breaker = fuse(2);
        opensForItsTime();
        Phase stream = entered();
        breaker.report(stream, Health.UNTOLD);
        entered();

        breaker.reportLater(stream, Health.GOOD);

        assertThat(breaker.enter()).isNull();
    }

    @Test
    void eachChangeIsToldOnceAndInItsOrder() {
        closesAgain();
        attempts(3, Health.BAD);

        assertThat(changes)
                .containsExactly("CLOSED to OPEN", "OPEN to HALF_OPEN", "HALF_OPEN to CLOSED", "CLOSED to OPEN");
    }

    @Test
    void whatChangesMeanwhileIsToldAfterwards() {
        List<BreakerState> told = new CopyOnWriteArrayList<>();
        breaker = fuse(1, (group, from, to, opening) -> {
            if (to == BreakerState.OPEN) {
                CompletableFuture.runAsync(() -> {
                            time.advance(OPEN.plusNanos(1));
                            entered();
                        })
                        .join();
            }
            told.add(to);
        });

        attempts(3, Health.BAD);

        assertThat(told).containsExactly(BreakerState.OPEN, BreakerState.HALF_OPEN);
    }

    @Test
    void aListenerThatThrowsIsToldTheNextChange() {
        breaker = fuse(1, (group, from, to, opening) -> {
            changes.add(from + " to " + to);
            if (to == BreakerState.OPEN) {
                throw new AssertionError("of a listener");
            }
        });
        assertThatThrownBy(() -> attempts(3, Health.BAD)).isInstanceOf(AssertionError.class);
        time.advance(OPEN.plusNanos(1));

        attempts(1, Health.GOOD);

        assertThat(changes).containsExactly("CLOSED to OPEN", "OPEN to HALF_OPEN", "HALF_OPEN to CLOSED");
    }

    @Test
    void manyThreadsOpenItOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            CyclicBarrier together = new CyclicBarrier(32);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(threads.submit(() -> {
                    Phase entered = breaker.enter();
                    together.await();
                    breaker.report(entered, Health.BAD);
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(changes).containsExactly("CLOSED to OPEN");
    }
}
