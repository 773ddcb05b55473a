package org.connectorsdk.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A gate at which a server keeps its clients waiting, so that a test knows, without sleeping, that a client is inside a
 * call, and sees when the client gives up. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class Latch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean released;
    private int arrived;
    private int abandoned;

    /** Makes a gate that is shut. */
    public Latch() {}

    /** Opens the gate for good: whoever waits goes on, whoever comes later does not wait. */
    public void release() {
        List<Runnable> told;
        lock.lock();
        try {
            released = true;
            told = List.copyOf(listeners);
            listeners.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        told.forEach(Runnable::run);
    }

    /**
     * Blocks, in real time, until that many exchanges have come to the gate.
     *
     * @param count how many
     * @param realLimit the longest real time to wait for them
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitArrivals(int count, Duration realLimit) throws InterruptedException {
        return await(() -> arrived >= count, realLimit);
    }

    /**
     * Blocks, in real time, until that many clients have closed their connection while they were kept waiting.
     *
     * @param count how many
     * @param realLimit the longest real time to wait for them
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitAbandoned(int count, Duration realLimit) throws InterruptedException {
        return await(() -> abandoned >= count, realLimit);
    }

    private boolean await(BooleanSupplier reached, Duration realLimit) throws InterruptedException {
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

    /**
     * For servers: an exchange has come to the gate.
     *
     * @param onRelease runs once when the gate opens; not called when it is open already
     * @return true when the exchange has to wait
     */
    public boolean arrive(Runnable onRelease) {
        lock.lock();
        try {
            arrived++;
            if (!released) {
                listeners.add(onRelease);
            }
            changed.signalAll();
            return !released;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the gate is open; true after {@link #release()}} */
    public boolean isReleased() {
        lock.lock();
        try {
            return released;
        } finally {
            lock.unlock();
        }
    }

    /** For servers: the client that was kept waiting has closed its connection. */
    public void abandon() {
        lock.lock();
        try {
            abandoned++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
