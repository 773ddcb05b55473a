package org.connectorsdk.api.error;

/**
 * What a failed call did on the provider's side. It answers the one question that decides whether a caller may simply
 * try again.
 *
 * <p>The outcome states whether the server <em>acted</em>; {@link ErrorKind} states what was <em>observed</em>. A
 * time-out of a read is {@code TIMEOUT} with {@link #REFUSED} (nothing changed), the same time-out of a create is
 * {@code TIMEOUT} with {@link #UNKNOWN}.
 *
 * @since 0.1.0
 */
public enum Outcome {
    /** Not one byte of the request left this machine, or the library refused it locally. Repeating is safe. */
    NOT_SENT,

    /**
     * The provider did not apply the request: it refused (4xx except 408), or the call was a read and had nothing to
     * apply. Repeating is safe, though it may be refused again.
     */
    REFUSED,

    /**
     * The request may or may not have been applied: a write was sent and its answer was lost, timed out, came as 408
     * or 5xx, or could not be understood. Check before repeating; see {@code Connections.reconcile}.
     */
    UNKNOWN
}
