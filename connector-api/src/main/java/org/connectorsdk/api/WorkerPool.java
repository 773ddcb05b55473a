package org.connectorsdk.api;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import org.connectorsdk.api.call.DaemonThreads;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads for all clients of the process, where there are no virtual ones. An idle thread is used before another
 * is made, which {@code ThreadPoolExecutor} does only beyond its core size; polls go before calls; work that is taken
 * back leaves its queue. Threads end after two idle seconds, or at once when no client is left.
 */
final class WorkerPool implements Workers {
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final IntSupplier most;
    private final BiFunction<String, Runnable, Thread> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Runnable> polls = new LinkedHashSet<>();
    private final Set<Runnable> calls = new LinkedHashSet<>();
    private int clients;
    private int threads;
    private int idle;
    private int offered;
    private int named;

    /**
     * Makes a pool without a thread.
     *
     * @param most how many threads there may be
     */
    WorkerPool(IntSupplier most) {
        this(most, DaemonThreads::of);
    }

    WorkerPool(IntSupplier most, BiFunction<String, Runnable, Thread> maker) {
        this.most = most;
        this.maker = maker;
    }

    @Override
    public void execute(Runnable work, boolean isPoll) {
        Set<Runnable> queue = isPoll ? polls : calls;
        lock.lock();
        try {
            queue.add(work);
            if (polls.size() + calls.size() > idle && threads < most.getAsInt()) {
                start(queue, work);
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Such work takes half of the threads at the most: the other half is for those who have nobody else. */
    @Override
    public void offer(Runnable work) {
        lock.lock();
        try {
            int free = idle + most.getAsInt() - threads - polls.size() - calls.size();
            if (free <= 0 || offered >= most.getAsInt() / 2) {
                throw new RejectedExecutionException("no thread is free");
            }
            execute(() -> runOffered(work), false);
            offered++;
        } finally {
            lock.unlock();
        }
    }

    private void runOffered(Runnable work) {
        try {
            work.run();
        } finally {
            lock.lock();
            try {
                offered--;
            } finally {
                lock.unlock();
            }
        }
    }

    private void start(Set<Runnable> queue, Runnable work) {
        threads++;
        boolean started = false;
        try {
            maker.apply("connector-async-" + ++named, this::work).start();
            started = true;
        } catch (OutOfMemoryError none) { // the system has no thread to spare
            if (threads == 1) {
                queue.remove(work);
                throw new RejectedExecutionException("no thread can be started");
            }
        } finally {
            if (!started) {
                threads--;
            }
        }
    }

    @Override
    public void remove(Runnable work) {
        lock.lock();
        try {
            polls.remove(work);
            calls.remove(work);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void acquire() {
        lock.lock();
        try {
            clients++;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release() {
        lock.lock();
        try {
            clients--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return how many threads there are} */
    int threads() {
        lock.lock();
        try {
            return threads;
        } finally {
            lock.unlock();
        }
    }

    /** {@return how much work waits for a thread} */
    int waiting() {
        lock.lock();
        try {
            return polls.size() + calls.size();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                ClientLog.PROCESS
                        .warn(LogName.CALLBACK)
                        .withType(failure)
                        .write("work of an asynchronous call failed with "
                                + failure.getClass().getName());
            }
            boolean unused = Thread.interrupted(); // nothing of one call reaches the next
        }
    }

    /** {@return null when this thread is to end} */
    private @Nullable Runnable next() {
        lock.lock();
        try {
            long left = IDLE_NANOS;
            while (true) {
                Runnable work = first();
                if (work != null) {
                    return work;
                }
                if (left <= 0 || clients <= 0) {
                    threads--;
                    return null;
                }
                idle++;
                try {
                    left = changed.awaitNanos(left);
                } catch (InterruptedException stray) {
                    // Of no call: nobody interrupts this thread between two pieces of work.
                } finally {
                    idle--;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Runnable first() {
        Iterator<Runnable> queue = (polls.isEmpty() ? calls : polls).iterator();
        if (!queue.hasNext()) {
            return null;
        }
        Runnable work = queue.next();
        queue.remove();
        return work;
    }
}
