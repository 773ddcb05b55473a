package org.connectorsdk.http.internal.resilience;

import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.jspecify.annotations.Nullable;

/** How many requests an account sends per second and at the same time. */
public final class RequestPermits {
    /** Where a call is in the queue for a place. */
    public interface Turn {
        /** Waits a moment for the place. {@return whether it was given; if not, look around and ask again} */
        boolean hasCome();

        /** Leaves the queue, and gives back the place if one was given meanwhile. */
        void giveUp();
    }

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private final @Nullable AtomicRateLimiter limiter;
    private final @Nullable Places places;

    public RequestPermits(HttpLimits limits, TimeSource time) {
        this.limiter = limits.rateLimit() == 0 ? null : limiter(limits.rateLimit(), time);
        this.places = limits.maxConcurrent() == 0 ? null : new Places(limits.maxConcurrent());
    }

    /**
     * One request per period rather than a burst per second: what a vendor counts per second it counts per minute too.
     */
    private static AtomicRateLimiter limiter(double perSecond, TimeSource time) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos(period(perSecond)))
                .timeoutDuration(AS_LONG_AS_IT_TAKES)
                .build();
        return new AtomicRateLimiter("rate-limit", config, time::nanoTime);
    }

    /** {@return how far requests are apart, in nanoseconds} */
    static long period(double perSecond) {
        return Math.max(1, Math.round(1e9 / perSecond));
    }

    /**
     * Asks when the next request may be sent, and takes that moment if the call can wait for it. A call that cannot
     * takes nothing from those that can.
     *
     * @param most nanoseconds that the call can wait
     * @return nanoseconds to wait before sending; -1 when that is longer than {@code most}
     */
    public long reserve(long most) {
        if (limiter == null) {
            return 0;
        }
        if (limiter.getDetailedMetrics().getNanosToWait() > most) {
            return -1;
        }
        long wait = limiter.reservePermission(1);
        return wait > most ? -1 : wait; // others were quicker since: the moment is lost, but not the deadline
    }

    /** Takes a place. {@return null if it has one; else its turn, after all who wait already} */
    public @Nullable Turn enter() {
        return places == null || places.enter() ? null : places.queue();
    }

    /** {@return how many calls wait for a place} */
    public int waiting() {
        return places == null ? 0 : places.waiting();
    }

    /** {@return how many places there are; 0 for no limit} */
    public int most() {
        return places == null ? 0 : places.most();
    }

    /** {@return how many places are taken; 0 where there is no limit} */
    public int active() {
        return places == null ? 0 : places.active();
    }

    /** Gives the place back. */
    public void leave() {
        if (places != null) {
            places.leave();
        }
    }
}
