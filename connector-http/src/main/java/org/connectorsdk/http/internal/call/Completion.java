package org.connectorsdk.http.internal.call;

import java.util.function.Consumer;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.AttemptBreaker.Phase;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.InFlightRequest;

/**
 * What remains to be done for an answer that stays open when its call is made. {@link Send} makes it, each step further
 * up leaves to it what it would else have given back itself, and whoever reads the answer ends it.
 */
public final class Completion {
    private final ClientContext shared;
    private final InFlightRequest inFlight;
    private Consumer<Health> breaker = health -> {};

    Completion(ClientContext shared, InFlightRequest inFlight) {
        this.shared = shared;
        this.inFlight = inFlight;
    }

    /** The place among the concurrent requests is given back with the request. */
    void keepPermit() {
        inFlight.keepPermit();
    }

    /** The breaker hears of the end. */
    void reportsTo(AttemptBreaker value, Phase entered) {
        breaker = health -> value.reportLater(entered, health);
    }

    /** Says what is to be done when nobody is left who could end it. */
    void whenAbandoned(Runnable last) {
        inFlight.whenAbandoned(last);
    }

    /**
     * Ends it: the answer is closed, its place is free, and the breaker knows.
     *
     * @param health what the reading shows about the server
     * @param broken whether more of the answer may come, which is not worth reading
     */
    public void end(Health health, boolean broken) {
        if (health != Health.UNTOLD) {
            breaker.accept(health);
        }
        if (broken) {
            inFlight.cancel();
        }
        inFlight.closeAnswer();
        shared.release(inFlight);
    }
}
