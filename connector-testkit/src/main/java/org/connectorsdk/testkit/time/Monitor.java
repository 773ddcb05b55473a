package org.connectorsdk.testkit.time;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Guards what several threads share, and lets a test wait in real time for it to change.
 *
 * @since 0.1.0
 */
public final class Monitor {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guards nothing yet. */
    public Monitor() {}

    /**
     * Looks at what is guarded.
     *
     * @param reading the look, which is short and calls nothing foreign
     * @param <T> what it sees
     * @return what it sees
     */
    public <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Changes what is guarded, and wakes those who wait.
     *
     * @param change the change, which is short and calls nothing foreign
     */
    public void change(Runnable change) {
        update(() -> {
            change.run();
            return true;
        });
    }

    /**
     * Changes what is guarded, and wakes those who wait.
     *
     * @param change the change, which is short and calls nothing foreign
     * @param <T> what it answers
     * @return what it answers
     */
    public <T> T update(Supplier<T> change) {
        lock.lock();
        try {
            T answer = change.get();
            changed.signalAll();
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Blocks, in real time, until a condition holds.
     *
     * @param reached looks at what is guarded
     * @param realLimit the longest real time to wait
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean await(BooleanSupplier reached, Duration realLimit) throws InterruptedException {
        long left = realLimit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!reached.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
