package org.connectorsdk.http.internal.resilience;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.connectorsdk.http.TestSettings;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.resilience.RequestPermits.Turn;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The queue for places alone: who gets one, and what becomes of it. */
class PlacesTest {
    private RequestPermits permits = places(1);

    private static RequestPermits places(int most) {
        Map<String, String> settings = Map.of(HttpSettings.MAX_CONCURRENT, String.valueOf(most));
        return new RequestPermits(HttpLimits.of(TestSettings.with(settings)), new VirtualTime());
    }

    private static Turn queued(@Nullable Turn turn) {
        assertThat(turn).as("a turn in the queue").isNotNull();
        return requireNonNull(turn);
    }

    /** Takes the only place. */
    private void full() {
        assertThat(permits.enter()).isNull();
    }

    @Test
    void looksAroundDoNotLoseTheTurn() {
        full();
        Turn first = queued(permits.enter());
        Turn second = queued(permits.enter());
        assertThat(first.hasCome()).isFalse();

        permits.leave();

        assertThat(first.hasCome()).isTrue();
        assertThat(second.hasCome()).isFalse();
    }

    @Test
    void noNewcomerGetsThePlaceOfAnother() {
        full();
        Turn first = queued(permits.enter());
        permits.leave();

        assertThat(permits.enter()).isNotNull();
        assertThat(first.hasCome()).isTrue();
    }

    @Test
    void whoGivesUpMakesWayForTheNext() {
        full();
        Turn first = queued(permits.enter());
        Turn second = queued(permits.enter());
        first.giveUp();

        permits.leave();

        assertThat(second.hasCome()).isTrue();
        assertThat(permits.active()).isEqualTo(1);
    }

    @Test
    void aPlaceThatCameTooLateGoesToTheNext() {
        full();
        Turn late = queued(permits.enter());
        Turn next = queued(permits.enter());
        permits.leave();

        late.giveUp();

        assertThat(next.hasCome()).isTrue();
    }

    @Test
    void countsWhoWaits() {
        full();
        Turn first = queued(permits.enter());
        queued(permits.enter());
        assertThat(permits.waiting()).isEqualTo(2);

        first.giveUp();
        permits.leave();

        assertThat(permits.waiting()).isZero();
    }

    @Test
    void anInterruptEndsTheLookAndIsKept() {
        full();
        Turn turn = queued(permits.enter());
        Thread.currentThread().interrupt();

        assertThat(turn.hasCome()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void waitsLongerBetweenLooksUntilHalfASecond() {
        assertThat(LongStream.iterate(50, Places::nextLook).limit(7))
                .containsExactly(50L, 100L, 200L, 400L, 500L, 500L, 500L);
    }

    @Test
    void noPlaceIsLostOrMadeByManyThreads() throws Exception {
        permits = places(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(32);
        try {
            CountDownLatch together = new CountDownLatch(32);
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 32; i++) {
                all.add(threads.submit(() -> {
                    together.countDown();
                    together.await();
                    for (int k = 0; k < 300; k++) {
                        Turn turn = permits.enter();
                        if (turn == null || comesInTime(turn)) {
                            most.accumulateAndGet(now.incrementAndGet(), Math::max);
                            now.decrementAndGet();
                            permits.leave();
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(permits.active()).isZero();
        assertThat(permits.waiting()).isZero();
    }

    /** Every fourth gives up at once. */
    private static boolean comesInTime(Turn turn) {
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            turn.giveUp();
            return false;
        }
        while (!turn.hasCome()) {
            Thread.onSpinWait();
        }
        return true;
    }
}
