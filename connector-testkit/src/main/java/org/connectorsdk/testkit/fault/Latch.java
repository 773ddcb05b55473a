package org.connectorsdk.testkit.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.testkit.time.Monitor;

/**
 * A gate at which a server keeps its clients waiting, so that a test knows, without sleeping, that a client is inside a
 * call, and sees when the client gives up. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class Latch {

    private final Monitor monitor = new Monitor();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean released;
    private int arrived;
    private int abandoned;

    /** Makes a gate that is shut. */
    public Latch() {}

    /** Opens the gate for good: whoever waits goes on, whoever comes later does not wait. */
    public void release() {
        List<Runnable> told = new ArrayList<>();
        monitor.change(() -> {
            released = true;
            told.addAll(listeners);
            listeners.clear();
        });
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
        return monitor.await(() -> arrived >= count, realLimit);
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
        return monitor.await(() -> abandoned >= count, realLimit);
    }

    /**
     * For servers: an exchange has come to the gate.
     *
     * @param onRelease runs once when the gate opens; not called when it is open already
     * @return true when the exchange has to wait
     */
    public boolean arrive(Runnable onRelease) {
        return monitor.update(() -> {
            arrived++;
            return !released && listeners.add(onRelease);
        });
    }

    /** {@return whether the gate is open; true after {@link #release()}} */
    public boolean isReleased() {
        return monitor.read(() -> released);
    }

    /** For servers: the client that was kept waiting has closed its connection. */
    public void abandon() {
        monitor.change(() -> abandoned++);
    }
}
