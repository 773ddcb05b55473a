package org.connectorsdk.micrometer;

import io.micrometer.observation.Observation;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallStart;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call of a vendor's API while it is observed.
 *
 * @since 0.1.0
 */
public class CallObservationContext extends Observation.Context {
    private final String operation;
    private final CallStart start;
    private volatile @Nullable CallEnd end;

    /**
     * Begins without an end.
     *
     * @param operation name of the operation that makes it; empty for none
     * @param start what is known at its beginning
     */
    public CallObservationContext(String operation, CallStart start) {
        this.operation = Objects.requireNonNull(operation, "operation");
        this.start = Objects.requireNonNull(start, "start");
    }

    /** {@return the name of the operation that makes the call; empty for none} */
    public String operation() {
        return operation;
    }

    /** {@return what is known at its beginning} */
    public CallStart start() {
        return start;
    }

    /** {@return how it ended; empty until it did} */
    public Optional<CallEnd> end() {
        return Optional.ofNullable(end);
    }

    void ended(CallEnd value) {
        end = value;
    }
}
