package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The calls behind the asynchronous view of one client. The threads are those of the process, or those that it lends; a
 * call's time runs from the moment at which the caller makes it (F-21).
 */
final class AsyncCalls implements AutoCloseable {
    private static final long CLOSE_MILLIS = 500;
    private static final Workers SHARED = Workers.Virtual.find().orElseGet(() -> new WorkerPool(AsyncLimits::threads));

    private final ClientState client;
    private final Set<LinkedFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final Workers workers;
    private final ContextCarrier carrier;
    private final AsyncJobPoller waits;
    private volatile boolean closed;

    AsyncCalls(ClientState client, RuntimeContext context) {
        this(client, context, SHARED);
    }

    AsyncCalls(ClientState client, RuntimeContext context, Workers shared) {
        this.client = client;
        this.workers = context.executor()
                .<Workers>map(lent -> (work, isPoll) -> lent.execute(work))
                .orElse(shared);
        this.carrier = context.contextCarrier();
        this.waits = new AsyncJobPoller(client, workers, carrier);
        workers.acquire();
    }

    /**
     * Makes a call on another thread.
     *
     * @param operation its name
     * @param view whose options it carries
     * @param call makes it, with a view whose options know how long it waited for its thread
     */
    <T> CompletableFuture<T> run(
            String operation, DefaultConnections view, Function<DefaultConnections, Either<ConnectorError, T>> call) {
        LinkedFuture<T> future = new LinkedFuture<>();
        if (!AsyncLimits.enter()) {
            complete(future, Either.left(AsyncLimits.tooMany(provider(), operation)));
            return future;
        }
        CompletableFuture<?> unused = future.whenComplete((value, failure) -> AsyncLimits.leave());
        track(future);
        long called = client.time().nanoTime();
        execute(
                operation,
                future,
                () -> future.runInterruptibly(
                        () -> call.apply(view.with(view.options().toBuilder()
                                .waited(Duration.ofNanos(client.time().nanoTime() - called))
                                .build())),
                        answer -> complete(future, answer)));
        return future;
    }

    /**
     * Runs work that its caller can do as well, on another thread and with the caller's context.
     *
     * @throws RejectedExecutionException if no thread is free
     */
    void offer(Runnable work) {
        workers.offer(carrier.carry(work));
    }

    private void execute(String operation, LinkedFuture<?> future, Runnable call) {
        try {
            Runnable work = carrier.carry(call);
            CompletableFuture<?> unused = future.whenComplete((value, failure) -> workers.remove(work));
            workers.execute(work, false);
        } catch (RejectedExecutionException full) {
            ConnectorError refusal = closed ? client.closed(operation) : AsyncLimits.notTaken(provider(), operation);
            future.completeExceptionally(new ConnectorException(refusal));
        } catch (RuntimeException lent) { // the carrier or the executor is broken
            future.completeExceptionally(lent);
        }
    }

    private String provider() {
        return client.descriptor().id();
    }

    CompletableFuture<Job> await(DefaultConnections view, JobRef ref, WaitPolicy policy) {
        LinkedFuture<Job> future = new LinkedFuture<>();
        track(future);
        waits.start(view.waitFor(ref, policy), future, answer -> complete(future, answer));
        return future;
    }

    private void track(LinkedFuture<?> future) {
        pending.add(future);
        CompletableFuture<?> unused = future.whenComplete((value, failure) -> pending.remove(future));
    }

    private static <T> void complete(CompletableFuture<T> future, Either<ConnectorError, T> answer) {
        if (answer.isRight()) {
            future.complete(answer.get());
        } else {
            future.completeExceptionally(new ConnectorException(answer.getLeft()));
        }
    }

    /** {@return how many calls and waits have no answer yet} */
    int pending() {
        return pending.size();
    }

    /** {@return how many waits pause between two polls} */
    int pausing() {
        return waits.pausing();
    }

    /**
     * The sockets of running calls and polls are cut by now, so these end by themselves, and they alone know whether
     * the provider acted; what waits in line is answered here. What has not ended within the bound is answered here
     * too, as unknown.
     */
    @Override
    public void close() {
        closed = true;
        waits.close();
        ConnectorException idle = new ConnectorException(client.closed("async")); // in line, or between two polls
        for (LinkedFuture<?> future : pending) {
            if (!future.isWorkedOn()) {
                future.completeExceptionally(idle);
            }
        }
        awaitWhatIsWorkedOn();
        ConnectorError error = client.closed("async");
        ConnectorException unsettled = new ConnectorException(error.withContext(error.context().toBuilder()
                .summary("the client was closed while the call was in progress")
                .outcome(Outcome.UNKNOWN)
                .build()));
        for (LinkedFuture<?> future : pending) {
            future.completeExceptionally(future.isWorkedOn() ? unsettled : idle);
            future.cancel(true); // its thread
        }
        workers.release();
    }

    private void awaitWhatIsWorkedOn() {
        CompletableFuture<?>[] working =
                pending.stream().filter(LinkedFuture::isWorkedOn).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(working).get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Each future reports how it ended.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
