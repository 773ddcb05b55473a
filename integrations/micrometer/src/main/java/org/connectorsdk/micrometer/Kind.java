package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.ObservationRegistry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One kind of observation.
 *
 * @param documentation what it is by default
 * @param own how the process wants it; null for the convention of its registry, or else the standard
 * @param standard how it is by default
 */
record Kind<C extends Observation.Context>(
        ConnectorObservation documentation, @Nullable ObservationConvention<C> own, ObservationConvention<C> standard) {

    String name() {
        return documentation.getName();
    }

    ObservationConvention<C> convention() {
        return Objects.requireNonNullElse(own, standard);
    }

    /** Begins one. A parent that nobody sees has its children belong to what is current on this thread. */
    Observed start(ObservationRegistry registry, C context, Observation parent) {
        Observation observation = Observation.createNotStarted(own, standard, () -> context, registry);
        if (!parent.isNoop()) {
            observation.parentObservation(parent);
        }
        return Observed.begun(observation.start(), parent);
    }
}
