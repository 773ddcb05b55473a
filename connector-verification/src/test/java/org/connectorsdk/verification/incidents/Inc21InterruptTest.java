package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.Latch;
import org.connectorsdk.testkit.time.VirtualClock;

/**
 * INC-21: an interrupt is swallowed, or obeyed too late and turned into a flood of requests
 * (databricks/databricks-sdk-java#272, langchain4j/langchain4j#4480).
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

    @ForEveryProvider(with = "SYNC")
    void inThePauseBetweenPolls(Stage stage) {
        Connections client = stage.open();
        ConnectionId id = stage.harness().seedSyncable().orElseThrow();
        stage.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
        JobRef ref = client.sync(id, SyncRequest.full()).get().ref();
        interruptTheFirstPause(stage);

        Either<ConnectorError, ?> answer = client.await(ref, WaitPolicy.standard());

        assertObeyed(answer, Thread.interrupted());
        assertThat(((ConnectorError.Interrupted) answer.getLeft()).job()).contains(ref);
        assertThat(stage.sent(NeutralCall.JOB)).hasSizeLessThanOrEqualTo(2);
    }

    @ForEveryProvider
    void inTheReadOfAnAnswer(Stage stage) throws Exception {
        Latch latch = new Latch();
        CountDownLatch reached = new CountDownLatch(1);
        stage.always(NeutralCall.LIST, Fault.hold(latch).doing(reached::countDown));
        Connections client = stage.open();

        Ended ended = interrupt(() -> client.list(ConnectionQuery.all()), reached);

        assertObeyed(ended.answer(), ended.flag());
        assertThat(latch.awaitAbandoned(1, Duration.ofSeconds(5))).isTrue();
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
        latch.release();
    }

    @ForEveryProvider
    void inAPauseThatTheServerAskedFor(Stage stage) {
        stage.always(NeutralCall.LIST, Fault.status(429).header("Retry-After", "20"));
        Connections client = stage.open();
        interruptTheFirstPause(stage);

        Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

        assertObeyed(answer, Thread.interrupted());
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryProvider
    void inTheWaitForAPermit(Stage stage) {
        Connections client = stage.open(config -> config.set("rate-limit", 0.1));
        client.list(ConnectionQuery.all()).get();
        interruptTheFirstPause(stage);

        Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

        assertObeyed(answer, Thread.interrupted());
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryProvider
    void beforeTheCallBegins(Stage stage) {
        Connections client = stage.open();
        Thread.currentThread().interrupt();

        Either<ConnectorError, ?> answer = client.list(ConnectionQuery.all());

        assertObeyed(answer, Thread.interrupted());
        assertThat(stage.journal().arrived()).isZero();
    }

    @ForEveryProvider
    void cancellingTheFutureReachesTheServer(Stage stage) throws Exception {
        Latch latch = new Latch();
        CountDownLatch reached = new CountDownLatch(1);
        stage.always(NeutralCall.LIST, Fault.hold(latch).doing(reached::countDown));
        CompletableFuture<?> future = stage.open().async().list(ConnectionQuery.all());
        assertThat(reached.await(10, TimeUnit.SECONDS)).isTrue();

        future.cancel(true);

        assertThat(latch.awaitAbandoned(1, Duration.ofSeconds(5))).isTrue();
        latch.release();
    }

    @ForEveryProvider
    void theBreakerDoesNotCountIt(Stage stage) {
        Connections client = stage.open(config -> config.set("breaker-failures", 1));
        for (int i = 0; i < 5; i++) {
            Thread.currentThread().interrupt();
            assertObeyed(client.list(ConnectionQuery.all()), Thread.interrupted());
        }

        assertThat(client.list(ConnectionQuery.all()).isRight()).isTrue();
    }

    /** A place in which a caller can be when the interrupt comes: what it does, and when it is there. */
    private record Place(Supplier<Either<ConnectorError, ?>> call, Waiting until) {}

    private interface Waiting {
        boolean isThere() throws InterruptedException;
    }

    private interface Setting {
        Place on(Stage stage);
    }

    /** The middle of three, as one may be slowed down by the machine. */
    private static Duration timeToReturn(ConformanceTarget target, Setting setting) throws Exception {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (Stage stage = new Stage(target, VirtualClock.manual(VirtualClock.EPOCH))) {
                times.add(timeToReturn(stage, setting.on(stage)));
            }
        }
        Collections.sort(times);
        return times.get(1);
    }

    private static Duration timeToReturn(Stage stage, Place place) throws Exception {
        CompletableFuture<Ended> ended = new CompletableFuture<>();
        AtomicLong returned = new AtomicLong();
        Thread caller = new Thread(() -> {
            Either<ConnectorError, ?> answer = place.call().get();
            returned.set(System.nanoTime());
            ended.complete(new Ended(answer, Thread.currentThread().isInterrupted()));
        });
        caller.start();
        assertThat(place.until().isThere()).isTrue();
        long sent = stage.journal().arrived();
        long interrupted = System.nanoTime();
        caller.interrupt();
        Ended end = ended.get(10, TimeUnit.SECONDS);
        assertObeyed(end.answer(), end.flag());
        assertThat(stage.journal().arrived()).as("requests after the interrupt").isEqualTo(sent);
        return Duration.ofNanos(returned.get() - interrupted);
    }

    private static Place asleep(Stage stage, Supplier<Either<ConnectorError, ?>> call) {
        return new Place(call, () -> stage.clock().awaitSleepers(1, Duration.ofSeconds(10)));
    }

    private static Place readingAnAnswer(Stage stage) {
        Latch latch = new Latch();
        stage.always(NeutralCall.LIST, Fault.hold(latch));
        Connections client = stage.open();
        return new Place(
                () -> client.list(ConnectionQuery.all()), () -> latch.awaitArrivals(1, Duration.ofSeconds(10)));
    }

    private static Place pausingAsTheServerAsked(Stage stage) {
        stage.always(NeutralCall.LIST, Fault.status(429).header("Retry-After", "20"));
        Connections client = stage.open();
        return asleep(stage, () -> client.list(ConnectionQuery.all()));
    }

    private static Place waitingForAPermit(Stage stage) {
        Connections client = stage.open(config -> config.set("rate-limit", 0.1));
        client.list(ConnectionQuery.all()).get();
        return asleep(stage, () -> client.list(ConnectionQuery.all()));
    }

    private static Place beforeItBegins(Stage stage) {
        Connections client = stage.open();
        CountDownLatch entered = new CountDownLatch(1);
        return new Place(
                () -> {
                    entered.countDown();
                    while (!Thread.currentThread().isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    return client.list(ConnectionQuery.all());
                },
                () -> entered.await(10, TimeUnit.SECONDS));
    }

    @ForEveryProvider
    void controlIsBackWithin200MillisecondsAndNothingMoreIsSent(ConformanceTarget target) throws Exception {
        List<Setting> settings = List.of(
                Inc21InterruptTest::readingAnAnswer,
                Inc21InterruptTest::pausingAsTheServerAsked,
                Inc21InterruptTest::waitingForAPermit,
                Inc21InterruptTest::beforeItBegins);
        for (Setting setting : settings) {
            assertThat(timeToReturn(target, setting)).isLessThan(Duration.ofMillis(200));
        }
    }

    @ForEveryProvider(with = "SYNC")
    void soItIsFromThePauseBetweenPolls(ConformanceTarget target) throws Exception {
        Duration time = timeToReturn(target, stage -> {
            Connections client = stage.open();
            JobRef ref = stage.started(client, JobStep.of(JobState.RUNNING));
            return asleep(stage, () -> client.await(ref, WaitPolicy.standard()));
        });

        assertThat(time).isLessThan(Duration.ofMillis(200));
    }

    @ForEveryProvider(with = "TOKEN_REFRESH")
    void soItIsFromTheWaitForAnotherThreadsToken(ConformanceTarget target) throws Exception {
        Duration time = timeToReturn(target, stage -> {
            Latch latch = new Latch();
            stage.onToken().always().inject(Fault.hold(latch));
            Connections client = stage.open();
            CompletableFuture<?> first = client.async().list(ConnectionQuery.all());
            assertThat(first).isNotDone();
            CountDownLatch entered = new CountDownLatch(1);
            return new Place(
                    () -> {
                        entered.countDown();
                        return client.list(ConnectionQuery.all());
                    },
                    () -> latch.awaitArrivals(1, Duration.ofSeconds(10)) && entered.await(10, TimeUnit.SECONDS));
        });

        assertThat(time).isLessThan(Duration.ofMillis(200));
    }
}
