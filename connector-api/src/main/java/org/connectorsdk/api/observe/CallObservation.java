package org.connectorsdk.api.observe;

/**
 * One call of a vendor's API in progress: one method of its interface, with its waits and repeats. Told by the thread
 * that makes the call; of a stream the end alone may come from another.
 *
 * @since 0.1.0
 */
public interface CallObservation {
    /** Ignores everything. */
    CallObservation NONE = new CallObservation() {};

    /**
     * A request is about to be sent.
     *
     * @param start what is sent; takes headers
     * @return what sees its end
     */
    default AttemptObservation attempt(AttemptStart start) {
        return AttemptObservation.NONE;
    }

    /**
     * The call needs another one, a token; it waits for it, or shares the one of another call and is told nothing.
     *
     * @param start what is known at its beginning
     * @return what sees the rest of that call, which may outlive this one, as others wait for the same token
     */
    default CallObservation call(CallStart start) {
        return CallObservation.NONE;
    }

    /**
     * The call has waited.
     *
     * @param pause why and how long
     */
    default void paused(Pause pause) {}

    /** The server refused the credential and the call got another one. */
    default void credentialRenewed() {}

    /**
     * A thread goes to work for this call; see {@link OperationObservation#enter()}.
     *
     * @return is closed by the same thread when it stops
     */
    default Scope enter() {
        return Scope.NONE;
    }

    /**
     * The call ended; of an answer that is read as a stream, the stream. Told once.
     *
     * @param end how
     */
    default void end(CallEnd end) {}
}
