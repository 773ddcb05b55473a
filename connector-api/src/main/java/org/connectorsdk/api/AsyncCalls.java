package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;

/**
 * The threads behind the asynchronous view: daemons, started when first needed, gone after ten idle seconds or with
 * {@link #close()}.
 */
final class AsyncCalls implements AutoCloseable {
    private static final int MOST_THREADS = 64;
    private static final long IDLE_SECONDS = 10;
    private static final long CLOSE_MILLIS = 500;

    private final GuardedConnections connections;
    private final Set<LinkedFuture<?>> pending = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads;
    private final JobWaits waits;

    AsyncCalls(GuardedConnections connections, JobWaits waits) {
        this.connections = connections;
        this.waits = waits;
        this.threads =
                pool(MOST_THREADS, "connector-" + connections.descriptor().id() + "-async-");
    }

    /** Daemon threads up to a number; more work than threads waits in line. */
    static ExecutorService pool(int most, String name) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.setContextClassLoader(AsyncCalls.class.getClassLoader()); // the caller's may be a plug-in's
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    <T> CompletableFuture<T> run(Supplier<Either<ConnectorError, T>> call) {
        LinkedFuture<T> future = new LinkedFuture<>();
        track(future);
        try {
            threads.execute(() -> future.runInterruptibly(call, answer -> complete(future, answer)));
        } catch (RejectedExecutionException closed) {
            complete(future, Either.left(connections.closed("async")));
        }
        return future;
    }

    CompletableFuture<Job> await(JobRef ref, WaitPolicy policy, CallOptions options) {
        LinkedFuture<Job> future = new LinkedFuture<>();
        track(future);
        waits.start(ref, policy, options, future, answer -> complete(future, answer));
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

    /**
     * The sockets of running calls and polls are cut by now, so these end by themselves, and they alone know whether the provider
     * acted; what waits in line is answered by the closed client. Only what has not ended within the bound is answered here, as
     * unknown.
     */
    @Override
    public void close() {
        waits.close();
        threads.shutdown();
        awaitWhatIsWorkedOn();
        ConnectorError closed = connections.closed("async");
        ConnectorException unsettled = new ConnectorException(closed.withContext(closed.context().toBuilder()
                .summary("the client was closed while the call was in progress")
                .outcome(Outcome.UNKNOWN)
                .build()));
        ConnectorException idle = new ConnectorException(connections.closed("await")); // between two polls
        for (LinkedFuture<?> future : pending) {
            future.completeExceptionally(future.isWorkedOn() ? unsettled : idle);
            future.cancel(true); // its thread
        }
    }

    private void awaitWhatIsWorkedOn() {
        CompletableFuture<?>[] working =
                pending.stream().filter(LinkedFuture::isWorkedOn).toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(working).get(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // How each of them ended is told to whoever holds it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
