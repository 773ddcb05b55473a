package org.connectorsdk.temporal;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One wait for one job that the engine knows of: a heartbeat before each poll says that it goes on, and hears that it
 * shall not. Holds no thread.
 */
final class HeartbeatWait {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    /** What the engine said so lately need not be asked again. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final byte[] token;
    private final ActivityCompletionClient engine;
    private final Heartbeats heartbeats;
    private final ConnectorActivities.WaitOrder order;
    private final long silence;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicBoolean abandoned = new AtomicBoolean();

    private volatile @Nullable CompletableFuture<Job> wait;
    private volatile @Nullable JobReport seen;
    private volatile long heardAt = System.nanoTime();

    HeartbeatWait(ActivityExecutionContext context, Heartbeats heartbeats, ConnectorActivities.WaitOrder order) {
        this.token = context.getTaskToken();
        this.engine = context.getWorkflowClient().newActivityCompletionClient();
        this.heartbeats = heartbeats;
        this.order = order;
        Duration timeout = context.getInfo().getHeartbeatTimeout();
        this.silence = timeout == null || timeout.isZero()
                ? Long.MAX_VALUE
                : timeout.dividedBy(3).toNanos();
    }

    void begin(Connections client, JobRef ref) {
        CompletableFuture<Job> begun = client.async().await(ref, policy());
        heartbeats.add(this);
        wait = begun;
        var unused = begun.whenComplete((job, failure) -> {
            heartbeats.remove(this);
            end(job, failure);
        });
        if (cancelled.get() || abandoned.get()) {
            begun.cancel(true);
        }
    }

    private WaitPolicy policy() {
        Duration left = Duration.between(Instant.now(), order.until());
        Duration total = left.compareTo(SHORTEST) < 0 ? SHORTEST : left;
        WaitPolicy.Builder policy = WaitPolicy.builder()
                .total(total)
                // The engine's patience is the only one: a vendor that is down for an hour has lost no job.
                .toleratedFailures(Integer.MAX_VALUE, total)
                .watch(this::saw)
                .continueWhile(this::heartbeat);
        return (order.longestPause().isZero()
                        ? policy.firstPause(order.firstPause())
                        : policy.pauses(order.firstPause(), order.longestPause()))
                .build();
    }

    /** A look that many waits share asks none of them before. */
    private WaitPolicy.Next saw(Job job) {
        seen = JobReport.of(job);
        boolean asked = System.nanoTime() - heardAt < FRESH.toNanos();
        return asked || heartbeat() ? WaitPolicy.Next.CONTINUE : WaitPolicy.Next.STOP;
    }

    /** Tells the engine that the wait goes on. */
    private boolean heartbeat() {
        try {
            engine.heartbeat(token, seen);
            heardAt = System.nanoTime();
        } catch (RuntimeException e) {
            hear(e);
        }
        return !cancelled.get() && !abandoned.get();
    }

    /** The engine's client wraps what the engine says. Where it cannot be reached the engine decides what it bears. */
    private void hear(RuntimeException answer) {
        if (isCancelled(answer)) {
            cancelled.set(true);
        } else if (answer instanceof ActivityNotExistsException
                || answer.getCause() instanceof ActivityNotExistsException) {
            abandoned.set(true); // another worker has it, or the workflow is over
        }
    }

    static boolean isCancelled(RuntimeException answer) {
        return answer instanceof ActivityCanceledException || answer.getCause() instanceof ActivityCanceledException;
    }

    /** The worker shuts down: another one goes on. */
    void handOver() {
        CompletableFuture<Job> waiting = wait;
        if (waiting != null) {
            waiting.completeExceptionally(new ConnectorException(AccountClients.closed(order.account())));
        }
    }

    /** Where the next poll is far. */
    void keepAlive() {
        CompletableFuture<Job> waiting = wait;
        if (System.nanoTime() - heardAt >= silence && !heartbeat() && waiting != null) {
            waiting.cancel(true);
        }
    }

    private void end(@Nullable Job job, @Nullable Throwable failure) {
        try {
            if (abandoned.get()) {
                return;
            }
            if (cancelled.get()) {
                engine.reportCancellation(token, seen);
            } else if (job != null) {
                engine.complete(token, JobReport.of(job));
            } else {
                engine.completeExceptionally(token, failed(failure));
            }
        } catch (ActivityCompletionException e) {
            // The engine does not take it: it will have the wait made again, or has given it up.
        }
    }

    private static Exception failed(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof ConnectorException told) {
            return ConnectorFailures.toFailure(told.error(), Instant.now());
        }
        return ConnectorFailures.unexpected(cause == null ? new CancellationException() : cause);
    }
}
