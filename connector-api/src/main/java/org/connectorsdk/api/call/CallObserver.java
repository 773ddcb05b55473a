package org.connectorsdk.api.call;

import java.time.Duration;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * Sees every call and every attempt, for metrics and traces. Adapters to Micrometer or OpenTelemetry are a few lines.
 *
 * <p>Called on the thread that makes the call, so a trace context can be carried there; only the end of a stream that
 * nobody holds any more is reported by a thread of the client, the one that watches its time limits. Implementations
 * are thread-safe and quick. Whatever they throw is logged once and ignored. What they are given holds no secret, no id
 * and no query text: it is safe as a metric tag.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallObserver {

    /** Sees nothing and costs nothing. */
    CallObserver NONE = (provider, operation) -> Observation.NONE;

    /**
     * A call begins.
     *
     * @param provider id of the provider
     * @param operation name of the operation, one of a small fixed set per provider
     * @return what observes the rest of this call
     */
    Observation begin(String provider, String operation);

    /** One call in progress. */
    interface Observation {

        /** Ignores everything. */
        Observation NONE = new Observation() {};

        /**
         * One request ended, with an answer or without.
         *
         * @param number 1 for the first
         * @param status HTTP status; empty when no answer came
         * @param elapsed time of this attempt alone
         */
        default void attempt(int number, OptionalInt status, Duration elapsed) {}

        /**
         * The call ended.
         *
         * @param attempts requests sent
         * @param elapsed the whole time, waits included
         * @param error null on success
         */
        default void end(int attempts, Duration elapsed, @Nullable ConnectorError error) {}
    }
}
