package org.connectorsdk.http.internal.call;

import io.github.resilience4j.retry.Retry.AsyncContext;
import io.vavr.control.Either;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.jspecify.annotations.Nullable;

/**
 * Makes attempts until one succeeds, may not be repeated, or was the last. Keeps what each may have done, and pauses
 * between them, holding nothing.
 *
 * @param next the rest of the chain, which is one attempt
 */
record Retry(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        AsyncContext<Failure> backoff = null;
        int tries = 0;
        while (true) {
            tries++;
            Either<Failure, T> answer = attempt(call);
            if (answer.isRight()) {
                return answer;
            }
            Failure failure = answer.getLeft();
            if (failure.repeat() == Repeat.RENEWED) {
                tries--; // once per call: also a call that may not be repeated gets it
                if (call.remainingNanos() <= 0) {
                    return answer;
                }
            } else {
                backoff = backoff == null ? call.shared.backoff.begin() : backoff;
                Failure last =
                        pauseAfter(failure, call, tries, TimeUnit.MILLISECONDS.toNanos(backoff.onResult(failure)));
                if (last != null) {
                    return Either.left(last);
                }
            }
        }
    }

    private <T> Either<Failure, T> attempt(CallContext<T> call) {
        call.refusedBy(null);
        Either<Failure, T> answer = next.proceed(call);
        if (answer.isLeft()) {
            call.happened(answer.getLeft().outcome());
        }
        return answer;
    }

    /** {@return null once the next attempt is due; else why the call ends here} */
    private static @Nullable Failure pauseAfter(Failure failure, CallContext<?> call, int tries, long backoff) {
        boolean asked = failure.asksToWait();
        boolean accountWaits = failure.isRateLimited() && call.plan.group() != BreakerGroup.TOKEN;
        if (accountWaits && !asked) { // also if this call ends here: the others are not to find out one by one
            call.shared.slowDown(call.now(), backoff, backoff);
        }
        if (failure.repeat() == Repeat.NEVER || tries >= call.mostTries()) {
            return failure;
        }
        if (failure.repeat() == Repeat.AT_ONCE) {
            return call.remainingNanos() > 0 ? null : failure;
        }
        AttemptBreaker breaker = call.breaker();
        if (breaker != null && breaker.isOpen()) {
            return failure; // the pause would end before an open breaker
        }
        if (asked && failure.asked() > call.shared.limits.retryAfterCap()) {
            return failure.tooLongToWait();
        }
        long pause = asked ? failure.asked() : backoff;
        if (pause >= call.remainingNanos()) {
            return asked ? failure.tooLongToWait() : failure;
        }
        if (accountWaits) {
            return null; // AwaitRateLimitPause pauses all calls of the account, this one too
        }
        if (asked && failure.isRateLimited()) {
            call.shared.events.tokensSlowedDown(pause);
        }
        return asked
                ? call.pause(
                        Pause.Reason.RATE_LIMITED, Math.min(pause + spread(call, pause), call.remainingNanos() - 1))
                : call.pause(Pause.Reason.BACKOFF, pause);
    }

    /** What a server asked for is a lower bound: those it gave the same time come back one after the other. */
    private static long spread(CallContext<?> call, long pause) {
        return (long) (pause * 0.1 * call.shared.random.getAsDouble());
    }
}
