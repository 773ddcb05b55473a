package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous waits of one client: one timer thread that knows when the next poll is due, and up to eight daemon threads
 * that poll. Ten thousand waits cost ten thousand small objects.
 */
final class JobWaits implements AutoCloseable {
    private static final int POLL_THREADS = 8;
    private static final long IDLE_SECONDS = 10;

    private final GuardedConnections connections;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Wait> due = new PriorityQueue<>();
    private final ExecutorService pollers;
    private @Nullable Thread timer;
    private boolean closed;

    JobWaits(GuardedConnections connections) {
        this.connections = connections;
        this.time = connections.time();
        this.pollers = AsyncCalls.pool(
                POLL_THREADS, "connector-" + connections.descriptor().id() + "-poll-");
    }

    /** One wait and when it polls next. */
    private record Wait(long at, JobWait machine, LinkedFuture<Job> future, Consumer<Either<ConnectorError, Job>> done)
            implements Comparable<Wait> {
        @Override
        public int compareTo(Wait other) {
            return Long.compare(at - other.at, 0); // a difference, as nanoTime may wrap
        }
    }

    void start(
            JobRef ref,
            WaitPolicy policy,
            CallOptions options,
            LinkedFuture<Job> future,
            Consumer<Either<ConnectorError, Job>> done) {
        connections
                .waitFor(ref, policy, options)
                .peek(machine -> poll(new Wait(time.nanoTime(), machine, future, done)))
                .peekLeft(refused -> done.accept(Either.left(refused)));
    }

    private void poll(Wait turn) {
        try {
            pollers.execute(() -> turn.future().runInterruptibly(turn.machine()::poll, step -> follow(turn, step)));
        } catch (RejectedExecutionException e) {
            refuse(turn);
        } catch (OutOfMemoryError e) { // the system has no thread to spare: nobody must wait for nothing
            turn.future().completeExceptionally(e);
        }
    }

    private void follow(Wait turn, JobWait.Step step) {
        if (step.result() != null) {
            turn.done().accept(step.result());
            return;
        }
        Wait next = new Wait(time.nanoTime() + step.pause().toNanos(), turn.machine(), turn.future(), turn.done());
        if (!schedule(next)) {
            refuse(next);
        }
    }

    private void refuse(Wait turn) {
        turn.done().accept(Either.left(connections.closed("await")));
    }

    /** {@return false when the client is closed} */
    private boolean schedule(Wait turn) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            Wait first = due.peek();
            due.add(turn);
            if (timer == null) {
                timer = startTimer();
            } else if (first != null && turn.compareTo(first) < 0) {
                timer.interrupt(); // it sleeps towards a later poll
            }
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Thread startTimer() {
        Thread started = new Thread(
                this::keepTime, "connector-" + connections.descriptor().id() + "-timer");
        started.setDaemon(true);
        started.setContextClassLoader(JobWaits.class.getClassLoader()); // the caller's may be a plug-in's
        started.start();
        return started;
    }

    private void keepTime() {
        while (true) {
            try {
                Wait turn = nextDue();
                if (turn == null) {
                    return;
                }
                if (!turn.future().isDone()) {
                    poll(turn);
                }
            } catch (InterruptedException earlier) {
                // An earlier poll was scheduled, or the client is closed: look again.
            } catch (RuntimeException | Error failure) {
                failAll(failure);
            }
        }
    }

    /** The injected clock threw: nobody must wait for what nobody can time. */
    private void failAll(Throwable failure) {
        List<Wait> waits;
        lock.lock();
        try {
            waits = List.copyOf(due);
            due.clear();
        } finally {
            lock.unlock();
        }
        waits.forEach(wait -> wait.future().completeExceptionally(failure));
    }

    private @Nullable Wait nextDue() throws InterruptedException {
        while (true) {
            long pause;
            lock.lockInterruptibly();
            try {
                if (closed) {
                    return null;
                }
                Wait first = due.peek();
                if (first == null) {
                    boolean told = changed.await(IDLE_SECONDS, TimeUnit.SECONDS);
                    if (!told && due.isEmpty()) {
                        timer = null; // the next wait starts another
                        return null;
                    }
                    continue;
                }
                pause = first.at() - time.nanoTime();
                if (pause <= 0) {
                    return due.poll();
                }
            } finally {
                lock.unlock();
            }
            time.sleep(Duration.ofNanos(pause));
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            due.clear();
            if (timer != null) {
                timer.interrupt();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        pollers.shutdown(); // a poll in progress ends as its socket is cut
    }
}
