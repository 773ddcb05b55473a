package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationStart;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an operation while it is observed.
 *
 * @since 0.1.0
 */
public class OperationObservationContext extends Observation.Context {
    private final OperationStart start;
    private volatile @Nullable OperationEnd end;

    /**
     * Begins without an end.
     *
     * @param start what is known at its beginning
     */
    public OperationObservationContext(OperationStart start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /** {@return what is known at its beginning} */
    public OperationStart start() {
        return start;
    }

    /** {@return how it ended; empty until it did} */
    public Optional<OperationEnd> end() {
        return Optional.ofNullable(end);
    }

    void ended(OperationEnd value) {
        end = value;
    }
}
