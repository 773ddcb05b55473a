package org.connectorsdk.micrometer;

import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptObservation;
import org.connectorsdk.api.observe.Scope;

/** A request as Micrometer sees it. */
final class AttemptSeen implements AttemptObservation {
    private final AttemptObservationContext context;
    private final Measure measure;

    AttemptSeen(AttemptObservationContext context, Measure measure) {
        this.context = context;
        this.measure = measure;
    }

    @Override
    public Scope enter() {
        return measure.enter();
    }

    @Override
    public void end(AttemptEnd end) {
        context.setResponse(end);
        measure.end(end.failure().map(FailedAttempt::new).orElse(null));
    }

    /** Marks the observation as failed; nobody throws it. */
    private static final class FailedAttempt extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedAttempt(ErrorKind kind) {
            super(TagValues.word(kind), null, false, false);
        }
    }
}
