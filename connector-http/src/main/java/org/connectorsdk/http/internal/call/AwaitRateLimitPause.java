package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.RateLimitPause;
import org.connectorsdk.http.internal.resilience.RateLimitPause.Closing;
import org.jspecify.annotations.Nullable;

/**
 * Waits out the pause that a 429 brought to all calls of the account.
 *
 * @param next the rest of the chain
 */
record AwaitRateLimitPause(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        Failure ended = await(call);
        return ended == null ? next.proceed(call) : Either.left(ended);
    }

    /** Waits until nothing is held back any more. {@return null then; else why the call ends here} */
    static @Nullable Failure await(CallContext<?> call) {
        RateLimitPause pause = call.shared.rateLimitPause;
        long now = call.now();
        for (Closing closed = pause.closing(now); closed != null; closed = pause.closing(now)) {
            long remaining = call.remainingNanos();
            long left = closed.until() - now;
            if (closed.isBeyondPatience() || left >= remaining) {
                return FailureMapper.heldBack(call, call.shared.time.now().plusNanos(closed.asked() - now));
            }
            Failure ended = call.pause(
                    Pause.Reason.RATE_LIMITED, Math.min(left + closed.later(call.shared.random), remaining - 1));
            if (ended != null) {
                return ended;
            }
            now = call.now();
        }
        return null;
    }
}
