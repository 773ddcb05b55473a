package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of HTTP requests are named, and what keys they have. Give yours to {@link MicrometerObserver.Builder}.
 *
 * @see DefaultAttemptObservationConvention
 * @since 0.1.0
 */
public interface AttemptObservationConvention extends ObservationConvention<AttemptObservationContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof AttemptObservationContext;
    }
}
