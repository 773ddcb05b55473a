package org.connectorsdk.http.internal.call;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.call.CallObserver;
import org.connectorsdk.api.call.CallObserver.Observation;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An observation that cannot harm the call: what the observer of a runtime throws is logged once and forgotten. */
final class SafeObservation {
    private static final Logger LOG = LoggerFactory.getLogger(SafeObservation.class);
    private static final SafeObservation NOTHING = new SafeObservation(Observation.NONE, new AtomicBoolean());

    private final Observation observation;
    private final AtomicBoolean logged;

    private SafeObservation(Observation observation, AtomicBoolean logged) {
        this.observation = observation;
        this.logged = logged;
    }

    static SafeObservation begin(ClientContext shared, String operation) {
        if (shared.observer == CallObserver.NONE) {
            return NOTHING;
        }
        try {
            return new SafeObservation(shared.observer.begin(shared.provider, operation), shared.observerThrew);
        } catch (RuntimeException e) {
            thrown(shared.observerThrew, e);
            return NOTHING;
        }
    }

    void attempt(int number, int status, long nanos) {
        if (this == NOTHING) {
            return;
        }
        try {
            observation.attempt(
                    number, status == 0 ? OptionalInt.empty() : OptionalInt.of(status), Duration.ofNanos(nanos));
        } catch (RuntimeException e) {
            thrown(logged, e);
        }
    }

    void end(CallContext<?> call, @Nullable ConnectorError error) {
        if (this == NOTHING) {
            return;
        }
        try {
            observation.end(call.attempts(), call.elapsed(), error);
        } catch (RuntimeException e) {
            thrown(logged, e);
        }
    }

    private static void thrown(AtomicBoolean logged, RuntimeException e) {
        if (logged.compareAndSet(false, true)) {
            LOG.warn(
                    "A call observer threw {}; such failures are ignored and not reported again",
                    e.getClass().getName());
        }
    }
}
