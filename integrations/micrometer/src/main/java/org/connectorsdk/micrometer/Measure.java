package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import org.connectorsdk.api.observe.Scope;
import org.jspecify.annotations.Nullable;

/** Something in progress that is observed, or of which the time alone is taken. */
interface Measure {
    /** {@return the parent of what it brings about; {@link Observation#NOOP} for none} */
    Observation observation();

    /** {@return is closed by this thread when it stops working for it} */
    Scope enter();

    /** It is over; null for success. */
    void end(@Nullable Throwable error);
}
