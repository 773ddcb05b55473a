package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceSubject.JobStep;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Hold;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * INC-21: an interrupt is swallowed, or obeyed too late and turned into a flood of requests
 * (databricks/databricks-sdk-java#272, langchain4j/langchain4j#4480). Waiting for another thread's token is replayed where
 * tokens are minted, in the runtime's own tests.
 */
class Inc21InterruptTest {
    /** Ten times the 200 ms that are promised, for a busy machine. */
    private static final long BOUND_MILLIS = 2_000;

    private record Ended(Either<ConnectorError, ?> answer, boolean flag) {}

    /** Makes a call on a thread of its own, interrupts it there, and sees that it comes back. */
    private static Ended interrupt(Supplier<Either<ConnectorError, ?>> call, CountDownLatch there) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        Thread caller = new Thread(() ->
                ended.complete(new Ended(call.get(), Thread.currentThread().isInterrupted())));
        caller.start();
        assertThat(there.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        return ended.get(BOUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void assertObeyed(Either<ConnectorError, ?> answer, boolean flag) {
        assertThat(answer.getLeft().kind()).isEqualTo(ErrorKind.INTERRUPTED);
        assertThat(flag).as("interrupt flag").isTrue();
    }

    /** Lets the clock interrupt its first sleeper, in the middle of the pause. */
    private static void interruptTheFirstPause(Stage stage) {
        AtomicBoolean once = new AtomicBoolean();
        stage.clock().onSleep(pause -> {
            if (once.compareAndSet(false, true)) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void inThePauseBetweenPolls(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            assumeTrue(client.descriptor().supports(Capability.SYNC), "a provider without jobs");
            ConnectionId id = stage.subject().seedSyncable().orElseThrow();
            stage.subject().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
            JobRef ref = client.sync(id, SyncRequest.full()).get().ref();
            interruptTheFirstPause(stage);

            Either<ConnectorError, ?> answer = client.await(ref, WaitPolicy.standard());

            assertObeyed(answer, Thread.interrupted());
            assertThat(((ConnectorError.Interrupted) answer.getLeft()).job()).contains(ref);
            assertThat(stage.sent(NeutralCall.JOB)).hasSizeLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void inTheReadOfAnAnswer(ConformanceTarget target) throws Exception {
        try (Stage stage = new Stage(target)) {
            Hold hold = new Hold();
            CountDownLatch reached = new CountDownLatch(1);
            stage.on(NeutralCall.LIST).always().inject(Fault.hold(hold).doing(reached::countDown));
            Connections client = stage.open();

            Ended ended = interrupt(() -> client.list(ConnectionQuery.all()), reached);

            assertObeyed(ended.answer(), ended.flag());
            assertThat(hold.awaitAbandoned(1, Duration.ofSeconds(5))).isTrue();
            assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
            hold.release();
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void inAPauseThatTheServerAskedFor(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            stage.on(NeutralCall.LIST).always().inject(Fault.status(429).header("Retry-After", "20"));
            Connections client = stage.open();
            interruptTheFirstPause(stage);

            Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

            assertObeyed(answer, Thread.interrupted());
            assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void inTheWaitForAPermit(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open(config -> config.set("rate-limit", 0.1));
            client.list(ConnectionQuery.all()).get();
            interruptTheFirstPause(stage);

            Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

            assertObeyed(answer, Thread.interrupted());
            assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void beforeTheCallBegins(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open();
            Thread.currentThread().interrupt();

            Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

            assertObeyed(answer, Thread.interrupted());
            assertThat(stage.subject().simulator().journal().arrived()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void cancellingTheFutureReachesTheServer(ConformanceTarget target) throws Exception {
        try (Stage stage = new Stage(target)) {
            Hold hold = new Hold();
            CountDownLatch reached = new CountDownLatch(1);
            stage.on(NeutralCall.LIST).always().inject(Fault.hold(hold).doing(reached::countDown));
            CompletableFuture<?> future = stage.open().async().list(ConnectionQuery.all());
            assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

            future.cancel(true);

            assertThat(hold.awaitAbandoned(1, Duration.ofSeconds(5))).isTrue();
            hold.release();
        }
    }

    @ParameterizedTest
    @MethodSource("org.connectorsdk.verification.incidents.Stage#targets")
    void theBreakerDoesNotCountIt(ConformanceTarget target) {
        try (Stage stage = new Stage(target)) {
            Connections client = stage.open(config -> config.set("breaker-failures", 1));
            for (int i = 0; i < 5; i++) {
                Thread.currentThread().interrupt();
                assertObeyed(client.list(ConnectionQuery.all()), Thread.interrupted());
            }

            assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
        }
    }
}
