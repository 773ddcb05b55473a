package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * How observations of operations are named, and what keys they have. Give yours to {@link MicrometerObserver.Builder}.
 *
 * @see DefaultOperationObservationConvention
 * @since 0.1.0
 */
public interface OperationObservationConvention extends ObservationConvention<OperationObservationContext> {
    @Override
    default boolean supportsContext(Observation.Context context) {
        return context instanceof OperationObservationContext;
    }
}
