package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.connectorsdk.api.call.TimeSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timer of all waits that measure time alike. Its clock stands until a test moves it. */
class WaitTimerTest {
    private static final long SOON = 5;

    private final Clock clock = new Clock();
    private final Object owner = new Object();
    private final WaitTimer timer = WaitTimer.acquire(clock);
    private final List<String> done = new CopyOnWriteArrayList<>();
    private boolean released;

    /** Tells how long somebody sleeps, who sleeps until the clock is moved or the thread interrupted. */
    private static final class Clock implements TimeSource {
        private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7); // and wraps around soon
        private final BlockingQueue<Duration> sleeps = new LinkedBlockingQueue<>();
        private final Semaphore moved = new Semaphore(0);
        private volatile boolean broken;

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            sleeps.add(pause);
            moved.acquire();
            if (broken) {
                broken = false;
                throw new IllegalStateException("the clock is broken");
            }
        }

        private void advance(Duration span) {
            nanos.addAndGet(span.toNanos());
            moved.release();
        }

        private Duration slept() throws InterruptedException {
            Duration pause = sleeps.poll(SOON, TimeUnit.SECONDS);
            assertThat(pause).as("somebody sleeps").isNotNull();
            return pause;
        }
    }

    @AfterEach
    void release() {
        if (!released) {
            timer.release(owner);
        }
    }

    private WaitTimer.Entry schedule(long seconds, String name) {
        return timer.schedule(Duration.ofSeconds(seconds), owner, () -> done.add(name), failure -> {});
    }

    private void runDue() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        timer.schedule(Duration.ZERO, this, ran::countDown, failure -> {});
        assertThat(ran.await(SOON, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void itSleepsUntilTheFirstIsDue() throws InterruptedException {
        schedule(10, "late");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(10));

        schedule(20, "later");
        assertThat(clock.sleeps).as("nobody is woken for it").isEmpty();

        schedule(5, "early");
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void whatIsDueIsDoneInItsOrderAndNothingElse() throws InterruptedException {
        schedule(10, "second");
        clock.slept();
        schedule(5, "first");
        clock.slept();
        schedule(20, "third");
        clock.advance(Duration.ofSeconds(10));

        runDue();

        assertThat(done).containsExactly("first", "second");
        assertThat(timer.pending(owner)).isEqualTo(1);
        assertThat(clock.slept()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void ofWhatIsDueTogetherTheFirstComesFirst() throws InterruptedException {
        schedule(5, "a");
        schedule(5, "b");
        schedule(5, "c");
        clock.advance(Duration.ofSeconds(5));

        runDue();

        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsCancelledIsForgotten() throws InterruptedException {
        WaitTimer.Entry entry = schedule(5, "cancelled");
        schedule(5, "kept");
        assertThat(timer.pending(owner)).isEqualTo(2);

        timer.cancel(entry);

        assertThat(timer.pending(owner)).isEqualTo(1);
        clock.advance(Duration.ofSeconds(5));
        runDue();
        assertThat(done).containsExactly("kept");
    }

    @Test
    void aClientThatIsClosedIsForgottenAndNoOther() {
        WaitTimer same = WaitTimer.acquire(clock);
        Object other = new Object();
        schedule(5, "mine");
        same.schedule(Duration.ofSeconds(5), other, () -> {}, failure -> {});

        timer.release(owner);
        released = true;

        assertThat(timer.pending(owner)).isZero();
        assertThat(timer.pending(other)).isEqualTo(1);
        assertThat(WaitTimer.acquire(clock)).as("the other client has it still").isSameAs(timer);
        timer.release(other);
        timer.release(other);
        assertThat(WaitTimer.acquire(clock)).isNotSameAs(timer);
    }

    @Test
    void aClockThatThrowsFailsWhatIsScheduledAndForgetsIt() throws InterruptedException {
        BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
        timer.schedule(Duration.ofSeconds(5), owner, () -> done.add("lost"), told::add);
        clock.slept();
        clock.broken = true;

        clock.advance(Duration.ofSeconds(10));

        assertThat(told.poll(SOON, TimeUnit.SECONDS)).hasMessage("the clock is broken");
        assertThat(timer.pending(owner)).isZero();
        runDue();
        assertThat(done).isEmpty();
    }

    @Test
    void afterAClockThatThrewOthersScheduleWhileItSleeps() throws InterruptedException {
        BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
        timer.schedule(Duration.ofSeconds(5), owner, () -> done.add("lost"), told::add);
        clock.slept();
        clock.broken = true;
        clock.advance(Duration.ofSeconds(1));
        assertThat(told.poll(SOON, TimeUnit.SECONDS)).isNotNull();
        schedule(20, "late");
        clock.slept();

        CompletableFuture<Void> scheduled = CompletableFuture.runAsync(() -> schedule(30, "later"));

        assertThat(scheduled).succeedsWithin(Duration.ofSeconds(SOON));
    }

    /** The thread that sleeps now. */
    private Thread sleeping() throws InterruptedException {
        clock.slept();
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals("connector-timer")
                        && List.of(entry.getValue()).stream()
                                .anyMatch(frame -> frame.getClassName().equals(Clock.class.getName())))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Sooner than an idle one would. */
    private static void assertEnds(Thread thread) throws InterruptedException {
        thread.join(TimeUnit.SECONDS.toMillis(SOON));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void itsThreadEndsWithTheLastClient() throws InterruptedException {
        schedule(5, "never");
        Thread thread = sleeping();

        timer.release(owner);
        released = true;

        assertEnds(thread);
    }

    /** A poll that was under way when its client was closed schedules the next one, and then sees the close. */
    @Test
    void itsThreadEndsWhenWhatCameAfterTheLastClientIsCancelled() throws InterruptedException {
        timer.release(owner);
        released = true;
        WaitTimer.Entry late = schedule(5, "never");
        Thread thread = sleeping();

        timer.cancel(late);

        assertEnds(thread);
    }
}
