package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.transport.InFlightRequest.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WatchdogTest {
    private static final long LONG = Duration.ofHours(1).toNanos();

    private static InFlightRequest flight() {
        return new InFlightRequest(VirtualTime.ORIGIN, LONG, LONG, false, false);
    }

    @Test
    void aStreamIsLandedOnceNobodyHoldsItThoughLate() throws InterruptedException {
        CountDownLatch landed = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> landed.countDown())) {
            InFlightRequest stream = flight();
            WeakReference<?> reader = new WeakReference<>(new Object());
            reader.clear();
            stream.outlives(() -> {}, reader);
            stream.suspend();
            stream.decide(End.INTERRUPTED); // in the very moment at which its last element had come already

            watchdog.add(stream);

            assertThat(landed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRequestIsWatchedOnAfterTheClockThrew() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        OkHttpClient client = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        ended.countDown();
                    }
                })
                .build();
        InFlightRequest late = flight();
        late.deadline(VirtualTime.ORIGIN, false);
        late.carries(
                client.newCall(new Request.Builder().url("http://127.0.0.1/").build()));
        try (Watchdog watchdog = new Watchdog(new ClockThatThrowsOnce(), inFlight -> {})) {
            watchdog.add(late);

            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(late.end()).isEqualTo(End.DEADLINE);
        }
    }

    @Test
    void theAnswerOfAStreamThatNobodyHoldsIsClosed() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        try (Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> {})) {
            InFlightRequest stream = flight();
            WeakReference<?> reader = new WeakReference<>(new Object());
            reader.clear();
            stream.outlives(closed::countDown, reader);

            watchdog.add(stream);

            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aRequestEndsOnce() {
        try (Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> {})) {
            InFlightRequest inFlight = flight();

            assertThat(watchdog.add(inFlight)).isTrue();

            assertThat(watchdog.remove(inFlight)).isTrue();
            assertThat(watchdog.remove(inFlight)).isFalse();
        }
    }

    @Test
    void onceItIsClosedNoRequestBegins() {
        Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> {});
        watchdog.close();
        assertThat(watchdog.add(flight())).isFalse();
    }

    private static void checkOften(Watchdog watchdog) {
        for (int i = 0; i < 102; i++) {
            watchdog.check();
        }
    }

    private static void makeOneRequest(Watchdog watchdog) {
        InFlightRequest inFlight = flight();
        watchdog.add(inFlight);
        watchdog.remove(inFlight);
    }

    @Test
    void afterManyLooksWithoutARequestItIsForgotten() {
        WeakReference<Watchdog> idle = idle();

        while (!idle.refersTo(null)) {
            System.gc();
        }
    }

    private static WeakReference<Watchdog> idle() {
        Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> {});
        makeOneRequest(watchdog);
        checkOften(watchdog);
        return new WeakReference<>(watchdog);
    }

    @Test
    void aRequestThatComesAfterwardsIsWatched() throws InterruptedException {
        VirtualTime time = new VirtualTime();
        try (Watchdog watchdog = new Watchdog(time, inFlight -> {})) {
            makeOneRequest(watchdog);
            checkOften(watchdog);
            InFlightRequest late = flight();

            watchdog.add(late);
            time.advance(Duration.ofHours(1));

            awaitEnd(late);
        }
    }

    @Test
    void aRequestThatTakesManyLooksIsWatchedOn() {
        VirtualTime time = new VirtualTime();
        try (Watchdog watchdog = new Watchdog(time, inFlight -> {})) {
            InFlightRequest late = flight();
            watchdog.add(late);
            checkOften(watchdog);

            time.advance(Duration.ofHours(1));

            awaitEnd(late);
        }
    }

    private static void awaitEnd(InFlightRequest inFlight) {
        while (inFlight.end() == null) {
            Thread.onSpinWait();
        }
        assertThat(inFlight.end()).isEqualTo(End.IDLE);
    }

    @Test
    void itLooksAgainAfterAWhileOnly() {
        VirtualTime time = new VirtualTime();
        try (Watchdog watchdog = new Watchdog(time, inFlight -> {})) {
            watchdog.add(flight());
            time.awaitWatchdog();
            long before = System.nanoTime();

            time.awaitWatchdog();

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(40));
        }
    }

    @Test
    void itIsLookedAroundForNoMoreOnceItIsClosed() {
        Watchdog watchdog = new Watchdog(new VirtualTime(), inFlight -> {});
        watchdog.add(flight());
        int before = WatchdogThread.watching();

        watchdog.close();

        assertThat(WatchdogThread.watching()).isLessThan(before);
    }

    private static final class ClockThatThrowsOnce implements TimeSource {
        private final AtomicBoolean broken = new AtomicBoolean(true);

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the clock is broken");
            }
            return VirtualTime.ORIGIN + 1;
        }

        @Override
        public void sleep(Duration pause) {
            throw new UnsupportedOperationException("nobody sleeps here");
        }
    }
}
