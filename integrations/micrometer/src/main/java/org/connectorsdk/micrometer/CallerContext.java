package org.connectorsdk.micrometer;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.connectorsdk.api.call.ContextCarrier;

/** Takes what is current on the caller's thread to other threads. */
final class CallerContext {
    private CallerContext() {}

    /** {@return a carrier of all that context-propagation knows of; of the observation alone where that is missing} */
    static ContextCarrier of(ObservationRegistry registry) {
        try {
            Class<?> unused = Class.forName(
                    "io.micrometer.context.ContextSnapshotFactory", false, CallerContext.class.getClassLoader());
            return new Everything();
        } catch (ClassNotFoundException | LinkageError e) {
            return observation(registry);
        }
    }

    static ContextCarrier observation(ObservationRegistry registry) {
        return work -> {
            Observation current = registry.getCurrentObservation();
            return current == null ? work : () -> within(current, work);
        };
    }

    @SuppressWarnings("try") // the scope is there to be closed
    private static void within(Observation current, Runnable work) {
        try (Observation.Scope unused = current.openScope()) {
            work.run();
        }
    }

    private static final class Everything implements ContextCarrier {
        private final ContextSnapshotFactory factory =
                ContextSnapshotFactory.builder().build();

        @Override
        public Runnable carry(Runnable work) {
            return factory.captureAll().wrap(work);
        }
    }
}
