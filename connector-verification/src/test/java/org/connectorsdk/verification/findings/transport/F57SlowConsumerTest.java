package org.connectorsdk.verification.findings.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** F-57: while the consumer works, no limit of the server's runs. */
@Finding(value = "F-57", rule = "A slow consumer is not an idle server")
@Execution(ExecutionMode.CONCURRENT) // it waits for those who watch time
class F57SlowConsumerTest {
    private static final int ITEMS = 300;

    /** Of real time: open answers are looked at every 50 ms. */
    private static final Duration LONGER_THAN_TWO_LOOKS = Duration.ofMillis(300);

    /** After how many items the consumer works, how often, and for how long. */
    private record Work(int every, Duration span) {}

    static List<Input<Work>> inputs() {
        return List.of(
                Input.of("a minute after the first", new Work(ITEMS, Duration.ofMinutes(1))),
                Input.of("just beyond the idle limit, twenty times", new Work(15, Duration.ofSeconds(61))),
                Input.of("beyond the deadline", new Work(100, Duration.ofMinutes(10))),
                Input.of("a day", new Work(150, Duration.ofDays(1))),
                Input.of("half the idle limit, again and again", new Work(10, Duration.ofSeconds(31))),
                Input.of("an hour before the last", new Work(ITEMS - 1, Duration.ofHours(1))));
    }

    /** The clock of a stage, which knows when other threads have looked at it. */
    private record Watched(TimeSource time, Semaphore looks, Thread consumer) implements TimeSource {
        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread() != consumer) {
                looks.release();
            }
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            time.sleep(pause);
        }

        /**
         * Returns when whoever watches has seen the new time twice, or nobody watches: between two pages nothing is
         * open.
         */
        void awaitLooks() {
            looks.drainPermits();
            try {
                looks.tryAcquire(2, LONGER_THAN_TWO_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new AssertionError("the test was ended while it waited for a look", e);
            }
        }
    }

    @ForEveryCase(with = "LIST")
    void everyItemComes(Case<Work> one, Stage stage) {
        stage.seed(ITEMS);
        Watched time = new Watched(stage.clock(), new Semaphore(0), Thread.currentThread());
        try (Connections client = Connectors.discover()
                        .open(
                                one.target().provider(),
                                stage.config().build(),
                                RuntimeContext.builder()
                                        .time(time)
                                        .executor(F57SlowConsumerTest::toItsEnd)
                                        .build())
                        .get();
                ItemStream<Connection> stream = client.stream(ConnectionQuery.all())) {

            assertThat(read(stream, stage, time, one.value())).isEqualTo(ITEMS);
        }
    }

    /** The page ahead is there before the consumer works: a request takes no virtual time, and none may pass in it. */
    private static void toItsEnd(Runnable page) {
        Thread thread = new Thread(page, "page-ahead");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError("the test was ended while a page came", e);
        }
    }

    private static int read(ItemStream<Connection> stream, Stage stage, Watched time, Work work) {
        int items = 0;
        while (true) {
            Either<ConnectorError, Optional<Connection>> next = stream.next();
            if (next.get().isEmpty()) {
                return items;
            }
            if (items % work.every() == 0) {
                stage.clock().advance(work.span());
                if (stream.delivered() < ITEMS) {
                    time.awaitLooks();
                }
            }
            items++;
        }
    }
}
