package org.connectorsdk.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pauses that end with their time, with an interrupt, or with the client. */
class PausesTest {
    private final Pauses pauses = new Pauses(TimeSource.system());

    @Test
    void aPauseEndsWithItsTime() {
        assertThat(pauses.pause(Duration.ofNanos(1))).isEqualTo(Pauses.End.ELAPSED);
    }

    @Test
    void anInterruptEndsItAndKeepsTheFlag() {
        Thread.currentThread().interrupt();

        assertThat(pauses.pause(Duration.ofHours(1))).isEqualTo(Pauses.End.INTERRUPTED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closingEndsItAndLeavesNoInterruptBehind() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        Pauses announced = new Pauses(new TimeSource() {
            @Override
            public java.time.Instant now() {
                return TimeSource.system().now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                pausing.countDown();
                TimeSource.system().sleep(pause);
            }
        });
        CompletableFuture<Pauses.End> end = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread sleeper = new Thread(() -> {
            end.complete(announced.pause(Duration.ofHours(1)));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        sleeper.start();
        assertThat(pausing.await(5, TimeUnit.SECONDS)).isTrue();

        announced.close();

        assertThat(end.get(5, TimeUnit.SECONDS)).isEqualTo(Pauses.End.CLOSED);
        assertThat(flag.get(5, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aClockThatThrowsLeavesNoThreadToInterruptLater() {
        Pauses broken = new Pauses(new TimeSource() {
            @Override
            public java.time.Instant now() {
                return TimeSource.system().now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) {
                throw new IllegalStateException("the clock is broken");
            }
        });
        assertThatThrownBy(() -> broken.pause(Duration.ofHours(1))).isInstanceOf(IllegalStateException.class);

        broken.close();

        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptThatComesAfterThePauseIsKept() {
        Pauses late = new Pauses(new TimeSource() {
            @Override
            public java.time.Instant now() {
                return TimeSource.system().now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public void sleep(Duration pause) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(late.pause(Duration.ofHours(1))).isEqualTo(Pauses.End.ELAPSED);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void afterClosingNoPauseBegins() {
        pauses.close();

        assertThat(pauses.pause(Duration.ofHours(1))).isEqualTo(Pauses.End.CLOSED);
    }
}
