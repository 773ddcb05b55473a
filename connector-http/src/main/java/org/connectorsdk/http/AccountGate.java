package org.connectorsdk.http;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds back all calls of an account after one of them was told to slow down. Each is let through a little later than
 * the next, so that those who waited together do not come back together (INC-24e). Holds no lock.
 */
final class AccountGate {
    private static final long LEAST_SPREAD = 100_000_000;
    private static final long MOST_SPREAD = 2_000_000_000;

    private record Closing(long until, long spread) {}

    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();

    /**
     * Closes the gate, unless it is closed for longer already.
     *
     * @param now reading of the monotonic clock
     * @param pause nanoseconds
     */
    void close(long now, long pause) {
        long spread = Math.max(LEAST_SPREAD, Math.min(MOST_SPREAD, pause / 5));
        Closing wanted = new Closing(now + pause, spread);
        closing.accumulateAndGet(
                wanted,
                (present, added) ->
                        present != null && added != null && present.until - added.until >= 0 ? present : added);
    }

    /** {@return nanoseconds until the gate opens; 0 or less when it is open} */
    long closedFor(long now) {
        Closing present = closing.get();
        return present == null ? 0 : present.until - now;
    }

    /** {@return how much later than the others one caller should come, in nanoseconds} */
    long spread(DoubleSupplier random) {
        Closing present = closing.get();
        return present == null ? 0 : (long) (present.spread * random.getAsDouble());
    }
}
