package org.connectorsdk.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
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

/**
 * What asynchronous calls and waits cost, and that nothing of them stays behind (F-21, F-54). The executor is a queue.
 */
class AsyncLoadTest {
    private static final ConnectionSpec SPEC =
            ConnectionSpec.builder("orders", "postgres").build();

    private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

    private final ScriptedProvider provider = new ScriptedProvider(Capability.CREATE, Capability.SYNC);
    private final Deque<Runnable> queue = new ArrayDeque<>();

    private DefaultConnections open(Executor executor, ContextCarrier carrier) {
        RuntimeContext context = RuntimeContext.builder()
                .time(provider.time)
                .executor(executor)
                .contextCarrier(carrier)
                .build();
        return (DefaultConnections) Connectors.of(provider)
                .open("scripted", ConnectorConfig.empty(), context)
                .get();
    }

    private DefaultConnections open() {
        return open(queue::add, ContextCarrier.NONE);
    }

    private void runAll() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }

    private static ConnectorError error(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return future.handle((value, failure) -> ((ConnectorException) requireNonNull(failure)).error())
                .join();
    }

    @Test
    void theTimeInTheQueueIsToldToTheCall() {
        CompletableFuture<Duration> waited = new CompletableFuture<>();
        try (DefaultConnections connections = open()) {
            AsyncCalls calls = new AsyncCalls(connections.client(), context());
            CompletableFuture<?> call = calls.run("get", connections, view -> {
                waited.complete(view.options().waited());
                return Either.right("done");
            });
            provider.time.advance(Duration.ofSeconds(5));
            runAll();

            assertThat(call).isCompleted();
            assertThat(waited).isCompletedWithValue(Duration.ofSeconds(5));
        }
    }

    private RuntimeContext context() {
        return RuntimeContext.builder().time(provider.time).executor(queue::add).build();
    }

    @Test
    void moreThanTenThousandWaitingCallsAreRefusedAtOnce() {
        int most = AsyncLimits.threads() + AsyncLimits.waitingCalls();
        assertThat(most).isEqualTo(10_064);
        try (DefaultConnections connections = open()) {
            AsyncConnections async = connections.async();
            for (int i = AsyncLimits.unfinished(); i < most; i++) {
                CompletableFuture<?> unused = async.create(SPEC);
            }

            ConnectorError refusal = error(async.create(SPEC));

            assertThat(refusal.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(refusal.retryable()).isTrue();
            assertThat(refusal.message()).contains("10000").contains(AsyncLimits.WAITING_CALLS);
            runAll();
            assertThat(async.create(SPEC)).isNotDone();
        }
        assertThat(AsyncLimits.unfinished()).isZero();
    }

    @Test
    void aCancelledCallWaitsNoMore() {
        try (DefaultConnections connections = open()) {
            CompletableFuture<?> call = connections.async().create(SPEC);

            call.cancel(true);

            assertThat(AsyncLimits.unfinished()).isZero();
            assertThat(connections.client().calls().pending()).isZero();
            runAll();
            assertThat(provider.asked).isEmpty();
            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void anExecutorThatRefusesIsSaid() {
        Executor full = work -> {
            throw new RejectedExecutionException("full");
        };
        try (DefaultConnections connections = open(full, ContextCarrier.NONE)) {
            ConnectorError refusal = error(connections.async().create(SPEC));

            assertThat(refusal.kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(refusal.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error(connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard()))
                            .kind())
                    .isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(AsyncLimits.unfinished()).isZero();
        }
    }

    @Test
    void theContextOfTheCallerIsAroundTheCallAndEachPoll() {
        Deque<String> seen = new ArrayDeque<>();
        ContextCarrier carrier = work -> {
            String mine = TRACE.get();
            return () -> {
                TRACE.set(mine);
                work.run();
                TRACE.remove();
            };
        };
        provider.looks.add(() -> {
            seen.add(TRACE.get());
            return Either.right(ScriptedProvider.job("succeeded", JobState.SUCCEEDED));
        });
        try (DefaultConnections connections = open(queue::add, carrier)) {
            TRACE.set("trace-1");
            CompletableFuture<Job> wait = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());
            TRACE.remove();

            runAll();

            assertThat(wait).isCompleted();
            assertThat(seen).containsExactly("trace-1");
        }
    }

    @Test
    void aBrokenCarrierFailsTheCallAndNothingIsCountedOn() {
        ContextCarrier broken = work -> {
            throw new IllegalStateException("no context");
        };
        try (DefaultConnections connections = open(queue::add, broken)) {
            assertThat(connections.async().create(SPEC)).isCompletedExceptionally();
            assertThat(connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard()))
                    .isCompletedExceptionally();

            assertThat(AsyncLimits.unfinished()).isZero();
            assertThat(connections.client().calls().pending()).isZero();
            assertThat(connections.client().pollLoad().waits()).isZero();
        }
    }

    @Test
    void closingAnswersWhatWaitsInLineAsNotSent() {
        DefaultConnections connections = open();
        CompletableFuture<?> call = connections.async().create(SPEC);

        connections.close();

        assertThat(error(call).kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error(call).outcome()).isEqualTo(Outcome.NOT_SENT);
        runAll();
        assertThat(provider.asked).containsExactly("close");
        assertThat(AsyncLimits.unfinished()).isZero();
    }

    @Test
    void aClosedClientsTimerForgetsTheWaitBetweenTwoPolls() {
        Manual time = new Manual(provider.time);
        provider.look("running", JobState.RUNNING);
        RuntimeContext context =
                RuntimeContext.builder().time(time).executor(queue::add).build();
        DefaultConnections connections = (DefaultConnections) Connectors.of(provider)
                .open("scripted", ConnectorConfig.empty(), context)
                .get();
        CompletableFuture<Job> closed = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());
        CompletableFuture<Job> cancelled = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());
        runAll();
        assertThat(connections.client().calls().pausing()).isEqualTo(2);

        cancelled.cancel(true);
        assertThat(connections.client().calls().pausing()).isEqualTo(1);
        assertThat(connections.client().pollLoad().waits()).isEqualTo(1);

        connections.close();

        assertThat(error(closed).kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(connections.client().calls().pausing()).isZero();
        assertThat(connections.client().calls().pending()).isZero();
        assertThat(connections.client().pollLoad().waits()).isZero();
    }

    private DefaultConnections standing() {
        RuntimeContext context = RuntimeContext.builder()
                .time(new Manual(provider.time))
                .executor(queue::add)
                .build();
        return (DefaultConnections) Connectors.of(provider)
                .open("scripted", ConnectorConfig.empty(), context)
                .get();
    }

    @Test
    void aWaitThatIsCancelledDuringItsPollPausesNoMore() {
        CompletableFuture<CompletableFuture<Job>> wait = new CompletableFuture<>();
        provider.looks.add(() -> {
            wait.join().cancel(true);
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });
        try (DefaultConnections connections = standing()) {
            wait.complete(connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard()));

            runAll();

            assertThat(connections.client().calls().pausing()).isZero();
            assertThat(connections.client().calls().pending()).isZero();
            assertThat(connections.client().pollLoad().waits()).isZero();
        }
    }

    @Test
    void aClientThatIsClosedDuringAPollLeavesNothingBehind() {
        CompletableFuture<DefaultConnections> client = new CompletableFuture<>();
        provider.looks.add(() -> {
            client.join().close();
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });
        DefaultConnections connections = standing();
        CompletableFuture<Job> wait = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());
        client.complete(connections);

        runAll();

        assertThat(error(wait).kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(error(wait).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(connections.client().calls().pausing()).isZero();
    }

    @Test
    void aPollWaitingForAThreadEndsWithItsWait() {
        WorkerPool pool = new WorkerPool(() -> 0);
        RuntimeContext context = RuntimeContext.builder().time(provider.time).build();
        try (DefaultConnections connections = open();
                AsyncCalls calls = new AsyncCalls(connections.client(), context, pool)) {
            CompletableFuture<Job> wait = calls.await(connections, ScriptedProvider.JOB, WaitPolicy.standard());
            CompletableFuture<?> call = calls.run("get", connections, view -> Either.right("done"));
            assertThat(pool.waiting()).isEqualTo(2);

            assertThat(wait.cancel(true)).isTrue();
            assertThat(call.cancel(true)).isTrue();

            assertThat(pool.waiting()).isZero();
        }
    }

    @Test
    void aClosedClientIsTheReasonWhyItsExecutorTakesNothing() {
        Executor full = work -> {
            throw new RejectedExecutionException("shut down");
        };
        DefaultConnections connections = open(full, ContextCarrier.NONE);
        connections.close();

        assertThat(error(connections.async().create(SPEC)).kind()).isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anExecutorThatIsBrokenFailsTheCallAndTheWait() {
        Executor broken = work -> {
            throw new IllegalStateException("broken");
        };
        try (DefaultConnections connections = open(broken, ContextCarrier.NONE)) {
            CompletableFuture<?> call = connections.async().create(SPEC);
            CompletableFuture<?> wait = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());

            assertThatThrownBy(call::join).hasRootCauseMessage("broken");
            assertThatThrownBy(wait::join).hasRootCauseMessage("broken");
        }
    }

    @Test
    void aWaitOfAClosedClientIsClosed() {
        DefaultConnections connections = open();
        connections.close();

        assertThat(error(connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard()))
                        .kind())
                .isEqualTo(ErrorKind.CLOSED);
        assertThat(queue).isEmpty();
    }

    /** Whoever sleeps sleeps until interrupted. */
    private record Manual(VirtualTime time) implements org.connectorsdk.api.call.TimeSource {
        @Override
        public java.time.Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration pause) throws InterruptedException {
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
