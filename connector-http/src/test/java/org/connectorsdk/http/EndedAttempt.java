package org.connectorsdk.http;

import java.util.function.Consumer;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;

/**
 * Sees how an attempt ends.
 *
 * @param seen is told
 */
record EndedAttempt(Consumer<AttemptEnd> seen) implements AttemptObservation {
    @Override
    public void end(AttemptEnd end) {
        seen.accept(end);
    }
}
