package org.connectorsdk.http;

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
final class Observed {
    private static final Logger LOG = LoggerFactory.getLogger(Observed.class);
    private static final Observed NOTHING = new Observed(Observation.NONE, new AtomicBoolean());

    private final Observation observation;
    private final AtomicBoolean told;

    private Observed(Observation observation, AtomicBoolean told) {
        this.observation = observation;
        this.told = told;
    }

    static Observed begin(Pipeline pipe, String operation) {
        if (pipe.observer == CallObserver.NONE) {
            return NOTHING;
        }
        try {
            return new Observed(pipe.observer.begin(pipe.provider, operation), pipe.observerThrew);
        } catch (RuntimeException e) {
            thrown(pipe.observerThrew, e);
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
            thrown(told, e);
        }
    }

    void end(OneCall<?> call, @Nullable ConnectorError error) {
        if (this == NOTHING) {
            return;
        }
        try {
            observation.end(call.attempts(), call.elapsed(), error);
        } catch (RuntimeException e) {
            thrown(told, e);
        }
    }

    private static void thrown(AtomicBoolean told, RuntimeException e) {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "A call observer threw {}; such failures are ignored and not reported again",
                    e.getClass().getName());
        }
    }
}
