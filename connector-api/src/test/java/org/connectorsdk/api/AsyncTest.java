package org.connectorsdk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What futures add to the neutral interface: threads of their own, and a cancel that reaches them. */
class AsyncTest {
    private static final ConnectionSpec SPEC =
            ConnectionSpec.builder("orders", "postgres").build();
    private static final long SOON = 5;

    private final ScriptedProvider provider =
            new ScriptedProvider(Capability.CREATE, Capability.SYNC, Capability.SYNC_CANCEL);
    private final CountDownLatch working = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private Either<ConnectorError, Connection> blockUntilInterrupted() {
        working.countDown();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts down");
        } catch (InterruptedException e) {
            interrupted.countDown();
            return Either.left(new ConnectorError.Interrupted(
                    ScriptedProvider.context("interrupted").build(), Optional.empty()));
        }
    }

    @Test
    void aResultCompletesTheFuture() {
        try (Connections connections = provider.open()) {
            assertThat(connections.async().create(SPEC).join().name()).isEqualTo("orders");
        }
    }

    @Test
    void anErrorFailsTheFutureWithTheSameError() {
        provider.creation = () -> Either.left(new ConnectorError.PermissionDenied(
                ScriptedProvider.context("no").build()));
        try (Connections connections = provider.open()) {
            assertThatThrownBy(() -> connections.async().create(SPEC).join())
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.PERMISSION_DENIED));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cancellingReachesTheThreadThatWorksAlsoThroughADerivedFuture(boolean derived) throws InterruptedException {
        provider.creation = this::blockUntilInterrupted;
        try (Connections connections = provider.open()) {
            CompletableFuture<?> future = connections.async().create(SPEC);
            CompletableFuture<?> held =
                    derived ? future.thenApply(value -> value).thenApply(value -> value) : future;
            assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

            held.cancel(true);

            assertThat(interrupted.await(SOON, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(held::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void closingCompletesWhatIsInProgressAndWhatComesAfter() throws InterruptedException {
        provider.creation = this::blockUntilInterrupted;
        Connections connections = provider.open();
        AsyncConnections async = connections.async();
        CompletableFuture<?> before = async.create(SPEC);
        assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

        connections.close();

        for (CompletableFuture<?> future : List.of(before, async.create(SPEC))) {
            assertThatThrownBy(future::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            ConnectorException.class,
                            e -> assertThat(e.error().kind()).isEqualTo(ErrorKind.CLOSED));
        }
    }

    @Test
    void aCallEndedByCloseReportsWhatItMayHaveDone() throws InterruptedException {
        CountDownLatch cut = new CountDownLatch(1);
        provider.onClose = cut::countDown;
        provider.creation = () -> {
            working.countDown();
            await(cut);
            return Either.left(new ConnectorError.Closed(ScriptedProvider.context("the client is closed")
                    .outcome(Outcome.UNKNOWN)
                    .build()));
        };
        Connections connections = provider.open();
        CompletableFuture<?> write = connections.async().create(SPEC);
        assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

        connections.close();

        assertThatThrownBy(write::join).cause().isInstanceOfSatisfying(ConnectorException.class, e -> {
            assertThat(e.error().kind()).isEqualTo(ErrorKind.CLOSED);
            assertThat(e.error().outcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(e.error().context().identity().string("name")).contains("orders");
        });
    }

    @Test
    void aCallThatOutlivesACloseIsNeverCalledUnsent() throws InterruptedException {
        provider.creation = this::blockUntilInterrupted;
        Connections connections = provider.open();
        CompletableFuture<?> write = connections.async().create(SPEC);
        assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

        connections.close();

        assertThatThrownBy(write::join)
                .cause()
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.error().outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void tenThousandWaitsNeedAHandfulOfThreads() {
        provider.look("succeeded", JobState.SUCCEEDED);
        for (int i = 0; i < 10_000; i++) {
            provider.looks.addFirst(() -> Either.right(ScriptedProvider.job("running", JobState.RUNNING)));
        }
        try (Connections connections = provider.open()) {
            AsyncConnections async = connections.async();
            List<CompletableFuture<Job>> waits = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                waits.add(async.await(ScriptedProvider.JOB, WaitPolicy.upTo(Duration.ofDays(365))));
            }
            CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)).join();

            assertThat(waits)
                    .allSatisfy(wait ->
                            assertThat(wait.join().status().isTerminal()).isTrue());
            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().matches("connector-(async|timer).*"))
                    .hasSizeLessThanOrEqualTo(AsyncLimits.threads() + 1);
        }
    }

    @Test
    void aCancelledWaitPollsNoMore() throws InterruptedException {
        provider.look("running", JobState.RUNNING);
        CountDownLatch polled = new CountDownLatch(1);
        provider.looks.add(() -> {
            polled.countDown();
            return blockUntilInterrupted().map(never -> ScriptedProvider.job("running", JobState.RUNNING));
        });
        try (Connections connections = provider.open()) {
            CompletableFuture<Job> wait = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());
            assertThat(polled.await(SOON, TimeUnit.SECONDS)).isTrue();

            wait.cancel(true);

            assertThat(interrupted.await(SOON, TimeUnit.SECONDS)).isTrue();
            assertThat(provider.asked).hasSize(2).containsOnly("job");
        }
    }

    @Test
    void cancellingReachesAPollBegunBeforeItsPredecessorIsDone() throws InterruptedException {
        LinkedFuture<Job> wait = new LinkedFuture<>();
        Thread next = new Thread(() -> wait.runInterruptibly(this::blockUntilInterrupted, answer -> {}));
        next.setDaemon(true);
        wait.runInterruptibly(() -> next, thread -> {
            thread.start();
            await(working);
        });

        wait.cancel(true);

        next.join(TimeUnit.SECONDS.toMillis(SOON));
        assertThat(next.isAlive()).isFalse();
    }

    @Test
    void cancellingAResultThatIsThereDisturbsNobodyWhoWorksWithIt() throws Exception {
        CountDownLatch derived = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        provider.creation = () -> {
            await(derived);
            return Either.right(ScriptedProvider.connection("conn-1", "orders"));
        };
        try (Connections connections = provider.open()) {
            CompletableFuture<Connection> result = connections.async().create(SPEC);
            CompletableFuture<Boolean> disturbed = result.thenApply(connection -> {
                working.countDown();
                await(cancelled);
                return Thread.currentThread().isInterrupted();
            });
            derived.countDown();
            assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

            assertThat(result.cancel(true)).isFalse();

            cancelled.countDown();
            assertThat(disturbed.get(SOON, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void aClockThatThrowsFailsTheWaitsItTimedAndNoneAfter() throws Exception {
        provider.look("running", JobState.RUNNING).look("running", JobState.RUNNING);
        provider.look("succeeded", JobState.SUCCEEDED);
        AtomicBoolean broken = new AtomicBoolean(true);
        TimeSource clock = new TimeSource() {
            @Override
            public Instant now() {
                return provider.time.now();
            }

            @Override
            public long nanoTime() {
                return provider.time.nanoTime();
            }

            @Override
            public void sleep(Duration pause) throws InterruptedException {
                if (broken.getAndSet(false)) {
                    throw new IllegalStateException("the clock is broken");
                }
                provider.time.sleep(pause);
            }
        };
        try (Connections connections = provider.open(clock)) {
            AsyncConnections async = connections.async();
            CompletableFuture<Job> first = async.await(ScriptedProvider.JOB, WaitPolicy.standard());

            assertThatThrownBy(() -> first.get(SOON, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the clock is broken");
            assertThat(async.await(ScriptedProvider.JOB, WaitPolicy.standard())
                            .get(SOON, TimeUnit.SECONDS)
                            .status()
                            .isTerminal())
                    .isTrue();
        }
    }

    @Test
    void aFutureIsWorkedOnUntilItsResultIsThere() {
        LinkedFuture<Boolean> future = new LinkedFuture<>();

        future.runInterruptibly(future::isWorkedOn, before -> future.complete(before && future.isWorkedOn()));

        assertThat(future.join()).isTrue();
        assertThat(future.isWorkedOn()).isFalse();
    }

    @Test
    void aWaitClosedInItsCancelSaysTheJobMayBeCancelled() throws InterruptedException {
        CountDownLatch cut = new CountDownLatch(1);
        AtomicReference<CompletableFuture<Job>> wait = new AtomicReference<>();
        provider.onClose = cut::countDown;
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> {
            working.countDown();
            await(cut);
            assertThatThrownBy(() -> requireNonNull(wait.get())
                            .get(100, TimeUnit.MILLISECONDS)) // as long as a socket takes to break
                    .isInstanceOf(TimeoutException.class);
            return Either.left(new ConnectorError.Closed(ScriptedProvider.context("the client is closed")
                    .outcome(Outcome.UNKNOWN)
                    .build()));
        });
        Connections connections = provider.open();
        wait.set(connections
                .async()
                .await(
                        ScriptedProvider.JOB,
                        WaitPolicy.builder().onExpiry(WaitPolicy.Expiry.CANCEL).build()));
        assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

        connections.close();

        assertThatThrownBy(requireNonNull(wait.get())::join)
                .cause()
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        e -> assertThat(e.error().outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    @Test
    void aCloseThatIsInterruptedKeepsTheFlag() throws InterruptedException {
        provider.creation = this::blockUntilInterrupted;
        Connections connections = provider.open();
        CompletableFuture<?> unused = connections.async().create(SPEC);
        assertThat(working.await(SOON, TimeUnit.SECONDS)).isTrue();

        Thread.currentThread().interrupt();
        connections.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void callsRunOnDaemonsSoThatAProgramCanEnd() {
        AtomicBoolean daemon = new AtomicBoolean();
        provider.creation = () -> {
            daemon.set(Thread.currentThread().isDaemon());
            return Either.right(ScriptedProvider.connection("conn-1", "orders"));
        };
        try (Connections connections = provider.open()) {
            connections.async().create(SPEC).join();
        }

        assertThat(daemon).isTrue();
    }
}
