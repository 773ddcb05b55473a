package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.Failure;

/**
 * One step of a call: does its own part, and leaves the rest of the {@link Chain} to the step after it. Has no state,
 * as all calls go through the same ones; what changes during a call is in its {@link CallContext}.
 */
interface Step {

    /**
     * Goes on with a call. Blocks.
     *
     * @param call the call
     * @param <T> what its caller gets
     * @return what its caller gets, or why this attempt failed and what follows from that
     */
    <T> Either<Failure, T> proceed(CallContext<T> call);
}
