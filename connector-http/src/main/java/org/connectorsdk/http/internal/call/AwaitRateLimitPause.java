package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.Failure;

/**
 * Waits out the pause that a 429 brought to all calls of the account.
 *
 * @param next the rest of the chain
 */
record AwaitRateLimitPause(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        Failure ended = call.shared.rateLimitPause.await(call);
        return ended == null ? next.proceed(call) : Either.left(ended);
    }
}
