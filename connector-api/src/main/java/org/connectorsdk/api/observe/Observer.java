package org.connectorsdk.api.observe;

import java.util.function.Function;
import java.util.function.Supplier;
import org.connectorsdk.api.call.ContextCarrier;

/**
 * Sees what clients do, for metrics and traces: operations, within them calls of the vendor's API, within those
 * attempts. Whoever begins one is handed the observation of it, so parents and children are known without a
 * thread-local, on whatever thread the work goes on.
 *
 * <pre>{@code
 * get                              OperationObservation       what the program called
 *   get_connection                 CallObservation            a request to the vendor's API, with its repeats
 *     attempt 1: 401               AttemptObservation         one HTTP request
 *     token                        CallObservation            a token that the call needed
 *       attempt 1: 200
 *     attempt 2: 200
 * }</pre>
 *
 * <p>Implementations serve many threads and are quick: they run within the call. What they throw is logged once for
 * each observer and ignored, a null that they answer is as good as seeing nothing. With {@link #NONE} nothing is
 * allocated.
 *
 * @since 0.1.0
 */
public interface Observer {
    /** Sees nothing and costs nothing. */
    Observer NONE = new Observer() {};

    /**
     * An operation begins, on the thread that works for it; an asynchronous wait on that of its caller.
     *
     * @param start what is known at its beginning
     * @return what sees the rest of it
     */
    default OperationObservation operation(OperationStart start) {
        return OperationObservation.NONE;
    }

    /**
     * A call begins that belongs to no operation: one of the vendor's own API, which the program has unwrapped.
     *
     * @param start what is known at its beginning
     * @return what sees the rest of it
     */
    default CallObservation call(CallStart start) {
        return CallObservation.NONE;
    }

    /**
     * A circuit breaker has changed its state. On the thread of a call that had a part in it, once for each change and
     * in their order.
     *
     * @param change from what to what
     */
    default void breaker(BreakerChange change) {}

    /**
     * A client has been opened.
     *
     * @param status answers what the client does at the moment; cheap, blocks for nobody, for any thread and also after
     *     the client was closed. It does not keep the client from being collected
     * @return is closed with the client
     */
    default Scope client(Supplier<ClientStatus> status) {
        return Scope.NONE;
    }

    /**
     * {@return what takes the context of this observer (its current span, say) from the caller's thread to the threads
     * of asynchronous calls and waits, and of pages that are fetched ahead. Used beside the carrier that the process
     * lends}
     */
    default ContextCarrier contextCarrier() {
        return ContextCarrier.NONE;
    }

    /**
     * Makes an observer that sees calls alone, each alike: those of operations, those of no operation, and those for a
     * token.
     *
     * @param begin is told the beginning of a call and answers what sees the rest of it
     * @return the observer
     */
    static Observer ofCalls(Function<CallStart, CallObservation> begin) {
        return new CallsAlone(begin);
    }

    /**
     * Lets several observers see the same.
     *
     * @param observers in the order in which they are informed; headers that a later one adds replace those of an
     *     earlier one with the same name
     * @return one observer; {@link #NONE} for none. What one of them throws keeps nothing from the others
     */
    static Observer all(Observer... observers) {
        return AllObservers.of(observers);
    }
}
