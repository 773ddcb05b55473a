package org.connectorsdk.api.observe;

/**
 * One operation in progress, such as {@code sync}, {@code stream} or {@code await}. The calls of an operation may run
 * on several threads at once.
 *
 * @since 0.1.0
 */
public interface OperationObservation {
    /** Ignores everything. */
    OperationObservation NONE = new OperationObservation() {};

    /**
     * The operation makes a call.
     *
     * @param start what is known at its beginning
     * @return what sees the rest of the call
     */
    default CallObservation call(CallStart start) {
        return CallObservation.NONE;
    }

    /**
     * A wait has looked at its job. The calls of the look were told as {@link #call} of this operation; those of a look
     * that many waits share are told as an operation of its own.
     *
     * @param poll what was seen
     */
    default void poll(Poll poll) {}

    /**
     * A thread goes to work for this operation: makes it the current one there, for a logging context and for whatever
     * is observed by other means. Several threads may, one after the other or at once.
     *
     * @return is closed by the same thread when it stops
     */
    default Scope enter() {
        return Scope.NONE;
    }

    /**
     * The operation ended. The last thing that is told of it, once; a walk that is neither read to its end nor closed
     * ends at the next operation or {@code status()} of its client after it has been collected.
     *
     * @param end how
     */
    default void end(OperationEnd end) {}
}
