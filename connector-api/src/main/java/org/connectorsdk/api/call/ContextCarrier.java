package org.connectorsdk.api.call;

/**
 * Takes what belongs to the caller's thread (a trace, a logging context) to the thread that works for it. Lent by
 * {@link RuntimeContext.Builder#contextCarrier}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ContextCarrier {
    /** Carries nothing. */
    ContextCarrier NONE = work -> work;

    /**
     * Wraps the work of one asynchronous call or wait, or of the next page of a stream. Called on the caller's thread,
     * where the context is.
     *
     * @param work what another thread will run; a wait runs it once for each poll, never twice at the same time
     * @return the same work with the caller's context around it
     */
    Runnable carry(Runnable work);

    /**
     * Combines two carriers.
     *
     * @param inner carries as well, between this one and the work
     * @return carries what both do; one of them where the other is {@link #NONE}
     */
    default ContextCarrier within(ContextCarrier inner) {
        if (this == NONE) {
            return inner;
        }
        return inner == NONE ? this : work -> carry(inner.carry(work));
    }
}
