package org.connectorsdk.api.observe;

/**
 * One HTTP request in progress.
 *
 * @since 0.1.0
 */
public interface AttemptObservation {
    /** Ignores everything. */
    AttemptObservation NONE = new AttemptObservation() {};

    /**
     * The thread that sends the request goes to work; see {@link OperationObservation#enter()}.
     *
     * @return is closed by the same thread when it stops
     */
    default Scope enter() {
        return Scope.NONE;
    }

    /**
     * The request ended, with an answer or without; of a stream, the reading of status and headers. Told once.
     *
     * @param end how
     */
    default void end(AttemptEnd end) {}
}
