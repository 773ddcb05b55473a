package org.connectorsdk.http.internal.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.jspecify.annotations.Nullable;

/** How many requests an account sends per second and at the same time. */
public final class RequestPermits {
    /** How long a thread waits for a place before it looks whether its call is still going on. */
    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(1);

    private final @Nullable AtomicRateLimiter limiter;
    private final @Nullable Bulkhead bulkhead;
    private final AtomicInteger waiting = new AtomicInteger();

    public RequestPermits(HttpLimits limits, TimeSource time) {
        this.limiter = limits.rateLimit() == 0 ? null : limiter(limits.rateLimit(), time);
        this.bulkhead = limits.maxConcurrent() == 0 ? null : bulkhead(limits.maxConcurrent());
    }

    /**
     * One request per period rather than a burst per second: what a vendor counts per second it counts per minute too.
     */
    private static AtomicRateLimiter limiter(double perSecond, TimeSource time) {
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos(Math.max(1, Math.round(1e9 / perSecond))))
                .timeoutDuration(AS_LONG_AS_IT_TAKES)
                .build();
        return new AtomicRateLimiter("rate-limit", config, time::nanoTime);
    }

    private static Bulkhead bulkhead(int places) {
        BulkheadConfig config = BulkheadConfig.custom()
                .maxConcurrentCalls(places)
                .maxWaitDuration(GLANCE)
                .fairCallHandlingStrategyEnabled(true)
                .writableStackTraceEnabled(false)
                .build();
        return Bulkhead.of("max-concurrent", config);
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

    /** Takes a place, waiting a moment for it. {@return false when there was none: look around and try again} */
    public boolean enter() {
        return bulkhead == null || bulkhead.tryAcquirePermission();
    }

    /** A call goes on waiting for a place. */
    public void waits() {
        waiting.incrementAndGet();
    }

    /** A call waits no more. */
    public void stopsWaiting() {
        waiting.decrementAndGet();
    }

    /** {@return how many calls have been waiting for a place for more than a moment} */
    public int waiting() {
        return waiting.get();
    }

    /** {@return how many places there are; 0 for no limit} */
    public int most() {
        return bulkhead == null ? 0 : bulkhead.getBulkheadConfig().getMaxConcurrentCalls();
    }

    /** {@return how many places are taken; 0 where there is no limit} */
    public int active() {
        return bulkhead == null ? 0 : most() - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** Gives the place back. */
    public void leave() {
        if (bulkhead != null) {
            bulkhead.releasePermission();
        }
    }
}
