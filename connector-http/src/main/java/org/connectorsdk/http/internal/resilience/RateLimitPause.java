package org.connectorsdk.http.internal.resilience;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds back all calls of an account after one of them was asked to slow down. Each is let through a little later than
 * the next, so that those who waited together do not come back together (INC-24e). Holds no lock.
 */
public final class RateLimitPause {
    private static final long LEAST_SPREAD = 100_000_000;
    private static final long MOST_SPREAD = 2_000_000_000;

    /**
     * A time in which nothing is sent. Readings of the monotonic clock, and nanoseconds.
     *
     * @param until when it is over
     * @param asked when the server wants to hear of us, which may be later than anybody waits for
     * @param spread over how long calls are let through that waited together
     */
    public record Closing(long until, long asked, long spread) {

        /** {@return whether the server asked for more than anybody waits for} */
        public boolean isBeyondPatience() {
            return asked - until > 0;
        }

        /** {@return how much later than the others one caller should come, in nanoseconds} */
        public long later(DoubleSupplier random) {
            return (long) (spread * random.getAsDouble());
        }
    }

    private final AtomicReference<@Nullable Closing> closing = new AtomicReference<>();

    /**
     * Begins a pause, unless a longer one is under way.
     *
     * @param now reading of the monotonic clock
     * @param asked nanoseconds that the server asked for
     * @param longest nanoseconds that it takes at the most, whatever the server asked for
     * @return whether none was under way
     */
    public boolean close(long now, long asked, long longest) {
        long pause = Math.min(asked, longest);
        long spread = Math.max(LEAST_SPREAD, Math.min(MOST_SPREAD, pause / 5));
        Closing wanted = new Closing(now + pause, now + asked, spread);
        Closing before = closing.getAndAccumulate(
                wanted,
                (present, added) ->
                        present != null && added != null && present.until - added.until >= 0 ? present : added);
        return before == null || before.until - now <= 0;
    }

    /** {@return the pause that is under way; null for none} */
    @Nullable
    public Closing closing(long now) {
        Closing present = closing.get();
        return present == null || present.until - now <= 0 ? null : present;
    }
}
