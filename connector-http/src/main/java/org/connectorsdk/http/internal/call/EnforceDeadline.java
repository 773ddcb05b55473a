package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.Watchdog;

/**
 * Begins no attempt when the deadline is over, the thread was interrupted, or the client or stream was closed. The
 * {@link Watchdog} holds the request itself to the same limits.
 *
 * @param next the rest of the chain
 */
record EnforceDeadline(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        Failure ended = call.ended();
        return ended == null ? next.proceed(call) : Either.left(ended);
    }
}
