package org.connectorsdk.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class VirtualClockTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Test
    void standsStillUnlessItIsMoved() {
        VirtualClock clock = VirtualClock.startingAt(START);
        long before = clock.nanoTime();
        assertThat(clock.instant()).isEqualTo(START);
        clock.advance(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(300));
        assertThat(clock.nanoTime() - before).isEqualTo(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void itsMonotonicReadingBeginsLargeAndOddOrWrapsAround() {
        VirtualClock wrapping = VirtualClock.nearOverflow();
        long before = wrapping.nanoTime();

        wrapping.advance(Duration.ofSeconds(3));

        assertThat(VirtualClock.create().nanoTime()).isOdd().isGreaterThan(1L << 61);
        assertThat(wrapping.nanoTime()).isNegative();
        assertThat(wrapping.nanoTime() - before).isEqualTo(3_000_000_000L);
    }

    @Test
    void doesNotRunBackwards() {
        VirtualClock clock = VirtualClock.create();
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).hasMessageStartingWith("by: ");
    }

    @Test
    void sleepingMovesItAndIsRecorded() throws InterruptedException {
        VirtualClock clock = VirtualClock.startingAt(START);
        clock.sleep(Duration.ofHours(1));
        clock.sleep(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3602));
        assertThat(clock.waits()).containsExactly(Duration.ofHours(1), Duration.ofSeconds(2));
    }

    @Test
    void whoSleepsFromTheSameInstantWakesAtTheSame() throws Exception {
        VirtualClock clock = VirtualClock.startingAt(START);
        CountDownLatch bothAsleep = new CountDownLatch(2);
        clock.onSleep(wait -> {
            bothAsleep.countDown();
            awaitQuietly(bothAsleep);
        });
        Thread other = new Thread(() -> sleepQuietly(clock, Duration.ofSeconds(10)));
        other.start();
        clock.sleep(Duration.ofSeconds(10));
        other.join();
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(10));
    }

    @Test
    void anInterruptedThreadDoesNotSleep() {
        VirtualClock clock = VirtualClock.startingAt(START);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(clock.instant()).isEqualTo(START);
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void aSleeperOnAManualClockWakesInTime() throws Exception {
        VirtualClock clock = VirtualClock.manual(START);
        List<Instant> wokeUp = Collections.synchronizedList(new ArrayList<>());
        Thread sleeper = new Thread(() -> {
            sleepQuietly(clock, Duration.ofSeconds(10));
            wokeUp.add(clock.instant());
        });
        sleeper.start();
        assertThat(clock.awaitSleepers(1, PATIENCE)).isTrue();
        clock.advance(Duration.ofSeconds(9));
        assertThat(clock.awaitSleepers(1, PATIENCE)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        sleeper.join();
        assertThat(wokeUp).containsExactly(START.plusSeconds(10));
    }

    @Test
    void whoseWaitIsOverSleepsNoMoreEvenUnnoticed() throws Exception {
        VirtualClock clock = VirtualClock.manual(START);
        List<Thread> sleepers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Thread sleeper = new Thread(() -> sleepQuietly(clock, Duration.ofSeconds(10)));
            sleeper.start();
            sleepers.add(sleeper);
        }
        assertThat(clock.awaitSleepers(50, PATIENCE)).isTrue();

        clock.advance(Duration.ofSeconds(10));

        assertThat(clock.awaitSleepers(1, Duration.ZERO)).isFalse();
        for (Thread sleeper : sleepers) {
            sleeper.join();
        }
    }

    @Test
    void aSleeperOnAManualClockCanBeInterrupted() throws Exception {
        VirtualClock clock = VirtualClock.manual(START);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread sleeper = new Thread(() -> {
            try {
                clock.sleep(Duration.ofDays(1));
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
        });
        sleeper.start();
        assertThat(clock.awaitSleepers(1, PATIENCE)).isTrue();
        sleeper.interrupt();
        sleeper.join();
        assertThat(interrupted.getCount()).isZero();
        assertThat(clock.awaitSleepers(1, Duration.ZERO)).isFalse();
    }

    @Test
    void anotherZoneShowsTheSameTimeLine() {
        VirtualClock clock = VirtualClock.startingAt(START);
        var tokyo = clock.withZone(ZoneId.of("Asia/Tokyo"));
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokyo.instant()).isEqualTo(START.plusSeconds(1));
        assertThat(tokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    }

    private static void sleepQuietly(VirtualClock clock, Duration duration) {
        try {
            clock.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
