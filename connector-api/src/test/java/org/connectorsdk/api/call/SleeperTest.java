package org.connectorsdk.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pauses that end with their time, with an interrupt, or with the client. */
class SleeperTest {
    private final Sleeper sleeper = new Sleeper(TimeSource.system());

    private interface Sleep {
        void sleep(Duration pause) throws InterruptedException;
    }

    /** A sleeper on a clock that sleeps so. */
    private static Sleeper sleeping(Sleep sleep) {
        return new Sleeper(new TimeSource() {
            @Override
            public Instant now() {
                return TimeSource.system().now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                sleep.sleep(pause);
            }
        });
    }

    @Test
    void aPauseEndsWithItsTime() {
        assertThat(sleeper.pause(Duration.ofNanos(1))).isEqualTo(Sleeper.End.ELAPSED);
    }

    @Test
    void anInterruptEndsItAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThat(sleeper.pause(Duration.ofHours(1))).isEqualTo(Sleeper.End.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingEndsItAndLeavesNoInterruptBehind() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        Sleeper announced = sleeping(pause -> {
            pausing.countDown();
            TimeSource.system().sleep(pause);
        });
        CompletableFuture<Sleeper.End> end = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread sleeper = new Thread(() -> {
            end.complete(announced.pause(Duration.ofHours(1)));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        sleeper.start();
        assertThat(pausing.await(5, TimeUnit.SECONDS)).isTrue();

        announced.close();

        assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(Sleeper.End.CLOSED);
        assertThat(flag.get(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aClockThatThrowsLeavesNoThreadToInterruptLater() {
        Sleeper broken = sleeping(pause -> {
            throw new IllegalStateException("the clock is broken");
        });
        assertThatThrownBy(() -> broken.pause(Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);

        broken.close();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptThatComesAfterThePauseIsKept() {
        Sleeper late = sleeping(pause -> Thread.currentThread().interrupt());

        assertThat(late.pause(Duration.ofHours(1))).isEqualTo(Sleeper.End.ELAPSED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void afterClosingNoPauseBegins() {
        sleeper.close();

        assertThat(sleeper.pause(Duration.ofHours(1))).isEqualTo(Sleeper.End.CLOSED);
    }
}
