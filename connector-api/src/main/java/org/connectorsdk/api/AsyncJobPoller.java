package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous waits of one client: the timer of the process knows when the next poll is due, its workers poll. Ten thousand
 * waits cost ten thousand small objects.
 */
final class AsyncJobPoller implements AutoCloseable {
    private final ClientState client;
    private final Workers workers;
    private final ContextCarrier carrier;
    private final WaitTimer timer;
    private volatile boolean closed;

    AsyncJobPoller(ClientState client, Workers workers, ContextCarrier carrier) {
        this.client = client;
        this.workers = workers;
        this.carrier = carrier;
        this.timer = WaitTimer.acquire(client.time());
    }

    /** One wait, from its first poll to its answer. */
    private final class Wait {
        private final LinkedFuture<Job> future;
        private final Consumer<Either<ConnectorError, Job>> done;
        private final Runnable work;
        /** Whether a poll is to come that has not begun: who takes it is the one who answers. */
        private final AtomicBoolean toCome = new AtomicBoolean(true);

        private volatile WaitTimer.@Nullable Entry pause;

        Wait(JobPoller poller, LinkedFuture<Job> future, Consumer<Either<ConnectorError, Job>> done) {
            this.future = future;
            this.done = done;
            this.work = carrier.carry(() -> {
                if (toCome.compareAndSet(true, false)) {
                    future.runInterruptibly(poller::poll, this::follow);
                }
            });
        }

        void poll() {
            try {
                workers.execute(work, true);
            } catch (RejectedExecutionException full) {
                done.accept(Either.left(
                        closed
                                ? client.closed("await")
                                : AsyncLimits.notTaken(client.descriptor().id(), "await")));
            } catch (RuntimeException lent) { // the executor is broken
                future.completeExceptionally(lent);
            }
        }

        private void follow(JobPoller.Step step) {
            if (step.result() != null) {
                done.accept(step.result());
                return;
            }
            toCome.set(true);
            WaitTimer.Entry entry =
                    timer.schedule(step.pause(), AsyncJobPoller.this, this::poll, future::completeExceptionally);
            pause = entry;
            // Since the poll; if the next one has begun already, it alone knows what it did.
            if ((closed || future.isDone()) && toCome.compareAndSet(true, false)) {
                over();
                done.accept(Either.left(client.closed("await")));
            }
        }

        /** Nothing is left of it once its future is done. */
        void over() {
            workers.remove(work);
            WaitTimer.Entry entry = pause;
            if (entry != null) {
                timer.cancel(entry);
            }
        }
    }

    void start(
            Either<ConnectorError, JobPoller> poller,
            LinkedFuture<Job> future,
            Consumer<Either<ConnectorError, Job>> done) {
        if (poller.isLeft()) {
            done.accept(Either.left(poller.getLeft()));
            return;
        }
        CompletableFuture<?> unusedCount =
                future.whenComplete((job, failure) -> poller.get().close());
        try {
            Wait wait = new Wait(poller.get(), future, done);
            CompletableFuture<?> unused = future.whenComplete((job, failure) -> wait.over());
            wait.poll();
        } catch (RuntimeException lent) { // the carrier is broken
            future.completeExceptionally(lent);
        }
    }

    /** {@return how many waits pause} */
    int pausing() {
        return timer.pending(this);
    }

    @Override
    public void close() {
        closed = true;
        timer.release(this); // a poll in progress ends as its socket is cut
    }
}
