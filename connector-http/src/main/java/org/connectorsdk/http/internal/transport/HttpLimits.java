package org.connectorsdk.http.internal.transport;

import java.time.Duration;
import org.connectorsdk.api.config.Settings;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.settings.HttpSettings;

/** The numbers among the settings, as calls need them: spans in nanoseconds. */
public record HttpLimits(
        int attempts,
        long backoffFirst,
        long backoffLongest,
        long retryAfterCap,
        long readDeadline,
        long slowDeadline,
        long connectTimeout,
        long idleTimeout,
        double rateLimit,
        int maxConcurrent,
        int breakerFailures,
        int breakerWindow,
        long breakerOpen,
        int breakerProbes) {

    public static HttpLimits of(Settings settings) {
        return new HttpLimits(
                (int) settings.integer(HttpSettings.ATTEMPTS),
                nanos(settings, HttpSettings.BACKOFF_FIRST),
                nanos(settings, HttpSettings.BACKOFF_LONGEST),
                nanos(settings, HttpSettings.RETRY_AFTER_CAP),
                nanos(settings, HttpSettings.READ_DEADLINE),
                nanos(settings, HttpSettings.SLOW_DEADLINE),
                nanos(settings, HttpSettings.CONNECT_TIMEOUT),
                nanos(settings, HttpSettings.IDLE_TIMEOUT),
                settings.decimal(HttpSettings.RATE_LIMIT).doubleValue(),
                (int) settings.integer(HttpSettings.MAX_CONCURRENT),
                (int) settings.integer(HttpSettings.BREAKER_FAILURES),
                (int) settings.integer(HttpSettings.BREAKER_WINDOW),
                nanos(settings, HttpSettings.BREAKER_OPEN),
                (int) settings.integer(HttpSettings.BREAKER_PROBES));
    }

    private static long nanos(Settings settings, String name) {
        return Nanos.of(settings.duration(name));
    }

    /** {@return how long an operation may take as a whole; {@link Nanos#UNLIMITED} for transfers} */
    public long deadline(TimeoutClass timeout) {
        return switch (timeout) {
            case READ -> readDeadline;
            case SLOW -> slowDeadline;
            case TRANSFER -> Nanos.UNLIMITED;
        };
    }

    /** {@return the setting behind {@link #deadline}, for messages} */
    public static String deadlineSetting(TimeoutClass timeout) {
        return timeout == TimeoutClass.SLOW ? HttpSettings.SLOW_DEADLINE : HttpSettings.READ_DEADLINE;
    }

    /** {@return a span for people} */
    public static Duration span(long nanos) {
        return Duration.ofNanos(nanos);
    }
}
