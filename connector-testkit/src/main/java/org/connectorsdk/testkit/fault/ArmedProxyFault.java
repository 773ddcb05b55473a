package org.connectorsdk.testkit.fault;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.testkit.fault.ProxyFault.Direction;
import org.connectorsdk.testkit.fault.ProxyFault.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a {@link ProxyFault} that was armed on a {@link FaultProxy}. All methods may be called from any thread.
 *
 * @since 0.1.0
 */
public final class ArmedProxyFault {

    private final ProxyFault fault;
    private final AtomicReference<@Nullable ProxiedConnection> victim = new AtomicReference<>();
    private final CountDownLatch effective = new CountDownLatch(1);
    private volatile boolean disarmed;

    ArmedProxyFault(ProxyFault fault) {
        this.fault = fault;
    }

    /** Takes hold of a connection on which bytes flow. True for that connection ever after. */
    boolean holds(ProxiedConnection connection, Direction direction) {
        if (disarmed || direction != fault.direction()) {
            return false;
        }
        if (fault.kind() == Kind.STALE && connection.bytesToClient() == 0 && victim.get() == null) {
            return false;
        }
        victim.compareAndSet(null, connection);
        return victim.get() == connection;
    }

    void took() {
        effective.countDown();
    }

    ProxyFault fault() {
        return fault;
    }

    /**
     * {@return whether it has done what it was armed for, at least once; true from the moment at which bytes were cut,
     * swallowed or held back}
     */
    public boolean hasFired() {
        return effective.getCount() == 0;
    }

    /**
     * Blocks, in real time, until it has done what it was armed for.
     *
     * @param realLimit the longest real time to wait
     * @return false when the limit ended first
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitFired(Duration realLimit) throws InterruptedException {
        return effective.await(realLimit.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends it; a connection that it has broken stays broken. */
    public void disarm() {
        disarmed = true;
    }

    @Override
    public String toString() {
        return fault + (hasFired() ? " (fired)" : " (not fired)");
    }
}
