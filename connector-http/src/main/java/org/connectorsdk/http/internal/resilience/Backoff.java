package org.connectorsdk.http.internal.resilience;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.connectorsdk.http.internal.transport.HttpLimits;

/**
 * The pauses between attempts where the server asks for none: they double up to a longest one, and each is drawn anew
 * between nothing and its bound, so that clients which failed together do not come back together. Gives delays only;
 * who waits, and whether a repeat is allowed at all, is decided elsewhere.
 */
public final class Backoff {
    /** More than {@code CallOptions.maxAttempts} can name: the number of attempts is bounded by the call. */
    private static final int UNBOUNDED = 1_000;

    private final Retry retry;
    private final long first;
    private final long longest;
    private final DoubleSupplier random;

    public Backoff(String name, HttpLimits limits, DoubleSupplier random) {
        this.first = limits.backoffFirst();
        this.longest = limits.backoffLongest();
        this.random = random;
        this.retry = Retry.of(
                name,
                RetryConfig.<Failure>custom()
                        .maxAttempts(UNBOUNDED)
                        .retryOnResult(failure -> true)
                        .intervalBiFunction((attempts, failure) -> millis(attempts))
                        .build());
    }

    /** {@return the pauses of one call; made when its first attempt failed} */
    public Retry.AsyncContext<Failure> begin() {
        return retry.asyncContext();
    }

    /** {@return milliseconds, at least one} */
    private long millis(int attempts) {
        long bound = Math.min(longest, (long) Math.scalb((double) first, attempts - 1));
        long drawn = bound - (long) (bound * random.getAsDouble()); // never nothing, as random stays below one
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(drawn));
    }
}
