package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of calls of a vendor's API are named, and what keys they have. Give yours to {@link MicrometerObserver.Builder}.
 *
 * @see DefaultCallObservationConvention
 * @since 0.1.0
 */
public interface CallObservationConvention extends ObservationConvention<CallObservationContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof CallObservationContext;
    }
}
