package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;

/** INC-15: fifty threads, one expired token, fifty token calls (openfga/js-sdk#332, box/box-java-sdk#26, #164). */
class Inc15FiftyThreadsTest {
    private static final int THREADS = 50;

    private static final class Callers {
        private final CountDownLatch ended = new CountDownLatch(THREADS);
        private final List<Thread> threads = new ArrayList<>();
        private final List<CompletableFuture<Either<ConnectorError, ?>>> answers = new ArrayList<>();

        /** Lets fifty threads list at the same instant. */
        static Callers at(Connections client) {
            Callers callers = new Callers();
            CyclicBarrier start = new CyclicBarrier(THREADS);
            for (int i = 0; i < THREADS; i++) {
                CompletableFuture<Either<ConnectorError, ?>> answer = new CompletableFuture<>();
                Thread thread = new Thread(() -> {
                    try {
                        start.await();
                        answer.complete(client.list(ConnectionQuery.all()));
                    } catch (Exception e) {
                        answer.completeExceptionally(e);
                    } finally {
                        callers.ended.countDown();
                    }
                });
                callers.threads.add(thread);
                callers.answers.add(answer);
                thread.start();
            }
            return callers;
        }

        /** Repeats something as long as one of them waits, as a slow one may begin to wait after the first time. */
        void whileTheyWait(Runnable repeated) throws Exception {
            for (int i = 0; i < 100 && !ended.await(200, TimeUnit.MILLISECONDS); i++) {
                repeated.run();
            }
        }

        List<Either<ConnectorError, ?>> answers() throws Exception {
            List<Either<ConnectorError, ?>> all = new ArrayList<>();
            for (var answer : answers) {
                all.add(answer.get(30, TimeUnit.SECONDS));
            }
            return all;
        }
    }

    private static Connections withAnExpiredToken(Stage stage) {
        Connections client = stage.open();
        client.list(ConnectionQuery.all()).get();
        stage.clock().advance(Duration.ofDays(2));
        stage.journal().clear();
        return client;
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void oneTokenCallServesAll(Stage stage) throws Exception {
        Connections client = withAnExpiredToken(stage);
        Latch latch = new Latch();
        stage.onToken().always().inject(Fault.hold(latch));
        Callers callers = Callers.at(client);
        assertThat(latch.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();
        latch.release();

        assertThat(callers.answers()).allMatch(Either::isRight);
        assertThat(stage.tokenCalls()).hasSize(1);
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void allShareTheRepeatOfATokenCallThatFailed(Stage stage) throws Exception {
        Connections client = withAnExpiredToken(stage);
        stage.onToken().inject(Fault.status(503));

        assertThat(Callers.at(client).answers()).allMatch(Either::isRight);
        assertThat(stage.tokenCalls()).hasSize(2);
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aHangingTokenCallEndsForAllInTime(Stage stage) throws Exception {
        Connections client = withAnExpiredToken(stage);
        Latch latch = new Latch();
        stage.onToken().always().inject(Fault.hold(latch));
        Callers callers = Callers.at(client);
        assertThat(latch.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();
        callers.whileTheyWait(() -> stage.clock().advance(Duration.ofMinutes(10)));

        assertThat(callers.answers()).allMatch(Either::isLeft);
        assertThat(stage.tokenCalls()).hasSizeLessThan(THREADS / 5);
        latch.release();
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void anInterruptFreesItsThreadWhileTheOthersWaitOn(Stage stage) throws Exception {
        Connections client = withAnExpiredToken(stage);
        Latch latch = new Latch();
        stage.onToken().always().inject(Fault.hold(latch));
        Callers callers = Callers.at(client);
        assertThat(latch.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();

        callers.threads.get(7).interrupt();
        Either<ConnectorError, ?> freed = callers.answers.get(7).get(2, TimeUnit.SECONDS);
        latch.release();

        assertThat(freed.getLeft().kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(callers.answers().stream().filter(Either::isRight)).hasSize(THREADS - 1);
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void aClientNeverWaitsForTheTokenOfAnother(Stage stage) throws Exception {
        try (Stage other = new Stage(stage.target())) {
            Connections waiting = withAnExpiredToken(stage);
            Connections free = other.open();
            Latch latch = new Latch();
            stage.onToken().always().inject(Fault.hold(latch));
            Callers callers = Callers.at(waiting);
            assertThat(latch.awaitArrivals(1, Duration.ofSeconds(10))).isTrue();

            assertThat(free.list(ConnectionQuery.all()).isRight()).isTrue();

            latch.release();
            assertThat(callers.answers()).allMatch(Either::isRight);
        }
    }
}
