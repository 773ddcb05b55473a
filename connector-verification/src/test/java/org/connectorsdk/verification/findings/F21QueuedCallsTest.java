package org.connectorsdk.verification.findings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.connectorsdk.api.AsyncConnections;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-21: the time of an asynchronous call runs from the call, and what waits for a thread has an end. */
@Finding(value = "F-21", rule = "The clock starts when the caller calls")
class F21QueuedCallsTest {
    /** The default of the system property {@code connectorsdk.async.waiting-calls}, and of the threads beside it. */
    private static final int MOST = 10_000 + 64;

    /** How long a call waits for its thread, what it may take, and whether it is made at all. */
    private record Queued(Duration waits, CallOptions options, boolean sent) {}

    private static CallOptions within(int seconds) {
        return CallOptions.deadline(Duration.ofSeconds(seconds));
    }

    static List<Input<Queued>> inputs() {
        return List.of(
                Input.of("5 s in the queue, 3 s allowed", new Queued(Duration.ofSeconds(5), within(3), false)),
                Input.of("2 s in the queue, 3 s allowed", new Queued(Duration.ofSeconds(2), within(3), true)),
                Input.of("3 s in the queue, 3 s allowed", new Queued(Duration.ofSeconds(3), within(3), false)),
                Input.of("no time in the queue", new Queued(Duration.ZERO, within(3), true)),
                Input.of(
                        "an hour in the queue, no deadline given",
                        new Queued(Duration.ofHours(1), CallOptions.none(), false)),
                Input.of(
                        "a second in the queue, no deadline given",
                        new Queued(Duration.ofSeconds(1), CallOptions.none(), true)),
                Input.of(
                        "8 s in the queue, 4 s allowed, one attempt",
                        new Queued(
                                Duration.ofSeconds(8),
                                within(4).toBuilder().maxAttempts(1).build(),
                                false)));
    }

    private static Connections open(Stage stage, Deque<Runnable> queue) {
        return stage.open(RuntimeContext.builder().time(stage.clock()).executor(queue::add));
    }

    @ForEveryCase(with = "LIST")
    void theQueueCountsAgainstTheDeadline(Case<Queued> one, Stage stage) {
        Deque<Runnable> queue = new ArrayDeque<>();
        Connections client = open(stage, queue);
        CompletableFuture<?> call = client.async().with(one.value().options()).list(ConnectionQuery.all());
        stage.clock().advance(one.value().waits());
        queue.remove().run();

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(one.value().sent() ? 1 : 0);
        assertThat(call.isCompletedExceptionally()).isNotEqualTo(one.value().sent());
        if (!one.value().sent()) {
            assertThat(error(call).kind()).isEqualTo(ErrorKind.TIMEOUT);
            assertThat(error(call).outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error(call).context().elapsed())
                    .isGreaterThanOrEqualTo(one.value().waits());
        }
    }

    static List<Input<Integer>> crowds() {
        return List.of(Input.of("one too many", 1), Input.of("a thousand too many", 1_000));
    }

    @ForEveryCase(with = "LIST", inputs = "crowds")
    void whatIsBeyondTheEndOfTheQueueIsRefusedAtOnce(Case<Integer> one, Stage stage) {
        AsyncConnections client = open(stage, new ArrayDeque<>()).async();
        List<CompletableFuture<?>> calls = new ArrayList<>();
        for (int i = 0; i < MOST + one.value(); i++) {
            calls.add(client.list(ConnectionQuery.all()));
        }

        List<CompletableFuture<?>> refused =
                calls.stream().filter(CompletableFuture::isDone).toList();

        assertThat(refused).hasSize(one.value()).allSatisfy(call -> {
            assertThat(error(call).kind()).isEqualTo(ErrorKind.RATE_LIMITED);
            assertThat(error(call).outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error(call).retryable()).isTrue();
            assertThat(error(call).message()).contains("connectorsdk.async.waiting-calls");
        });
        calls.get(0).cancel(true);
        assertThat(client.list(ConnectionQuery.all()))
                .as("in the place of one that was cancelled")
                .isNotDone();
        assertThat(stage.sent(NeutralCall.LIST)).isEmpty();
    }

    private static ConnectorError error(CompletableFuture<?> call) {
        return call.handle((value, failure) -> ((ConnectorException) requireNonNull(failure)).error())
                .join();
    }
}
