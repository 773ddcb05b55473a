package org.connectorsdk.http.internal.resilience;

import java.time.Duration;
import org.connectorsdk.api.observe.BreakerState;

/** Is told of each change of a breaker once, on the thread that brought it about, with no lock held. */
@FunctionalInterface
public interface BreakerListener {
    /** Wants to know nothing. */
    BreakerListener NONE = (group, from, to, opening) -> {};

    /**
     * Why a breaker opens, and for how long.
     *
     * @param why such as {@code 10 of 20 attempts failed}
     * @param span how long it lets nothing through
     */
    record Opening(String why, Duration span) {}

    /**
     * A breaker has changed.
     *
     * @param group what it watches
     * @param from the state before
     * @param to the state now
     * @param opening says more where it has opened
     */
    void changed(BreakerGroup group, BreakerState from, BreakerState to, Opening opening);
}
