package org.connectorsdk.http.internal.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.HttpLimits;

/**
 * The circuit breaker of one group. It counts attempts, not calls: {@code breaker-failures} failed ones among the last
 * {@code breaker-window} open it. An answer below 500 is a success, as the server is alive; what the caller broke off
 * counts neither way.
 */
public final class AttemptBreaker {
    private static final Object FAILED = "failed";

    private final CircuitBreaker breaker;
    private final TimeSource time;
    private final long openNanos;
    private final int window;
    private final int mostFailures;
    private final Lock firstWindow = new ReentrantLock();
    private volatile long openedAt;
    private volatile boolean full;
    private int attempts;
    private int failures;

    AttemptBreaker(String name, HttpLimits limits, TimeSource time) {
        this.time = time;
        this.openNanos = limits.breakerOpen();
        this.mostFailures = limits.breakerFailures();
        this.window = Math.max(limits.breakerWindow(), mostFailures);
        this.breaker = CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(window, window, SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100f * mostFailures / window)
                        .waitDurationInOpenState(Duration.ofNanos(openNanos))
                        .permittedNumberOfCallsInHalfOpenState(limits.breakerProbes())
                        .recordResult(result -> true) // only failures are given to it as results
                        .clock(new MonotonicClock(time))
                        .writableStackTraceEnabled(false)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> changed(event.getStateTransition().getToState()));
    }

    private void changed(State state) {
        if (state == State.OPEN) {
            openedAt = time.nanoTime();
        } else if (state == State.CLOSED) {
            begin();
        }
    }

    private void begin() {
        firstWindow.lock();
        try {
            attempts = 0;
            failures = 0;
            full = false;
        } finally {
            firstWindow.unlock();
        }
    }

    /** The library judges full windows only: until the first one is full, failures are counted here. */
    private void count(boolean failed) {
        firstWindow.lock();
        try {
            if (attempts < window && breaker.getState() == State.CLOSED) {
                attempts++;
                failures += failed ? 1 : 0;
                full = attempts == window;
                if (failures == mostFailures) {
                    breaker.transitionToOpenState();
                }
            }
        } finally {
            firstWindow.unlock();
        }
    }

    /** {@return whether an attempt made now would be refused for certain} */
    public boolean isOpen() {
        return breaker.getState() == State.OPEN && time.nanoTime() - openedAt < openNanos;
    }

    /** Asks to make an attempt, which then has to be reported. {@return false when it must not be made} */
    public boolean enter() {
        return breaker.tryAcquirePermission();
    }

    /** Tells what came of an attempt that was allowed. */
    public void report(Health health) {
        boolean isProbe = breaker.getState() != State.CLOSED;
        switch (health) {
            case GOOD -> breaker.onSuccess(0, TimeUnit.NANOSECONDS);
            case BAD -> breaker.onResult(0, TimeUnit.NANOSECONDS, FAILED);
            case UNTOLD -> breaker.releasePermission();
        }
        if (!full && !isProbe && health != Health.UNTOLD) { // no lock once the first window is full
            count(health == Health.BAD);
        }
    }

    /** {@return when the next attempt has a chance} */
    public Instant retryAt() {
        long wait = isOpen() ? openNanos - (time.nanoTime() - openedAt) : 0;
        return time.now().plusNanos(wait);
    }

    /** A calendar that the machine's owner cannot set back while a breaker is open. */
    private static final class MonotonicClock extends Clock {
        private final TimeSource time;
        private final Instant origin;
        private final long start;

        MonotonicClock(TimeSource time) {
            this.time = time;
            this.origin = time.now();
            this.start = time.nanoTime();
        }

        @Override
        public Instant instant() {
            return origin.plusNanos(time.nanoTime() - start);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
