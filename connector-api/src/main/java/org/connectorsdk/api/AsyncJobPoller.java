package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous waits of one client: the timer of the process knows when the next poll is due, its workers poll. Ten
 * thousand waits cost ten thousand small objects.
 */
final class AsyncJobPoller implements AutoCloseable {
    private final ClientState client;
    private final Workers workers;
    private final ContextCarrier carrier;
    private final WaitTimer timer;
    private final @Nullable SharedLooks looks;
    private volatile boolean closed;

    AsyncJobPoller(ClientState client, Workers workers, ContextCarrier carrier) {
        this.client = client;
        this.workers = workers;
        this.carrier = carrier;
        this.timer = WaitTimer.acquire(client.time());
        this.looks = SharedLooks.of(client, workers, timer, this).orElse(null);
    }

    /**
     * A pause between two polls.
     *
     * @param soonest when a shared look may end it, on the monotonic clock; null for never
     */
    private record Pause(
            WaitTimer.Entry entry, long ends, @Nullable Long soonest) {}

    /** One wait, from its first poll to its answer. */
    private final class Wait implements SharedLooks.Member {
        private final JobPoller poller;
        private final LinkedFuture<Job> future;
        private final Consumer<Either<ConnectorError, Job>> done;
        private final Runnable work;
        /** Whether a poll is to come that has not begun: who takes it is the one who answers. */
        private final AtomicBoolean toCome = new AtomicBoolean(true);

        private volatile @Nullable Pause pause;
        private volatile SharedLooks.@Nullable Heard heard;

        Wait(JobPoller poller, LinkedFuture<Job> future, Consumer<Either<ConnectorError, Job>> done) {
            this.poller = poller;
            this.future = future;
            this.done = done;
            this.work = carrier.carry(() -> {
                if (toCome.compareAndSet(true, false)) {
                    pause = null;
                    SharedLooks.Heard told = heard;
                    heard = null;
                    future.runInterruptibly(() -> poller.poll(told), this::follow);
                }
            });
        }

        void begin() {
            if (looks == null) {
                look();
            } else {
                looks.enter(this);
                looks.due(this, SharedLooks.patience(poller.policy()));
            }
        }

        private void due() {
            if (looks == null) {
                look();
                return;
            }
            try {
                looks.due(this, Duration.ZERO);
            } catch (RuntimeException | Error failure) { // of the clock
                fail(failure);
            }
        }

        @Override
        public JobRef ref() {
            return poller.ref();
        }

        @Override
        public DefaultConnections view() {
            return poller.view();
        }

        @Override
        public boolean isOver() {
            return future.isDone();
        }

        @Override
        public boolean mayWake() {
            Pause now = pause;
            return now != null && now.soonest() != null && client.time().nanoTime() - now.soonest() >= 0;
        }

        @Override
        public boolean wake() {
            Pause now = pause;
            return now != null && timer.cancel(now.entry());
        }

        @Override
        public void hear(SharedLooks.Heard news) {
            heard = news;
            look();
        }

        @Override
        public void look() {
            try {
                workers.execute(work, true);
            } catch (RejectedExecutionException full) {
                done.accept(Either.left(
                        closed
                                ? client.closed("await")
                                : AsyncLimits.notTaken(client.descriptor().id(), "await")));
            } catch (RuntimeException lent) { // the executor is broken
                fail(lent);
            }
        }

        @Override
        public void sleepOn() {
            Pause woken = pause;
            long left = woken == null ? 0 : woken.ends() - client.time().nanoTime();
            pause(Duration.ofNanos(Math.max(0, left)), null, this::look);
        }

        @Override
        public void fail(Throwable failure) {
            future.completeExceptionally(failure);
        }

        private void follow(JobPoller.Step step) {
            if (step.result() != null) {
                done.accept(step.result());
                return;
            }
            toCome.set(true);
            pause(step.pause(), step.soonest(), step.soonest() == null ? this::look : this::due);
        }

        private void pause(Duration span, @Nullable Duration soonest, Runnable then) {
            long now = client.time().nanoTime();
            WaitTimer.Entry entry = timer.schedule(span, AsyncJobPoller.this, then, this::fail);
            pause = new Pause(entry, now + span.toNanos(), soonest == null ? null : now + soonest.toNanos());
            // Since the poll; if the next one has begun already, it alone knows what it did.
            if ((closed || future.isDone()) && toCome.compareAndSet(true, false)) {
                over();
                done.accept(Either.left(client.closed("await")));
            }
        }

        /** Nothing is left of it once its future is done. */
        void over() {
            workers.remove(work);
            Pause last = pause;
            if (last != null) {
                timer.cancel(last.entry());
            }
            if (looks != null) {
                looks.leave(this);
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
        CompletableFuture<?> unusedCount = future.whenComplete((job, failure) -> close(poller.get(), failure));
        try {
            Wait wait = new Wait(poller.get(), future, done);
            CompletableFuture<?> unused = future.whenComplete((job, failure) -> wait.over());
            wait.begin();
        } catch (RuntimeException lent) { // the carrier is broken
            future.completeExceptionally(lent);
        }
    }

    private static void close(JobPoller poller, @Nullable Throwable failure) {
        if (failure instanceof ConnectorException told) {
            poller.close(told::error);
        } else {
            poller.close();
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
