package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.AttemptBreaker.Phase;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;

/**
 * Asks the circuit breaker whether the request may be sent, and tells it what came of that. Comes after all waiting, so
 * that probes are requests and not calls in a queue.
 *
 * @param next the rest of the chain
 */
record GuardByCircuitBreaker(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        AttemptBreaker breaker = call.breaker();
        if (breaker == null) {
            return next.proceed(call);
        }
        Phase entered = breaker.enter();
        if (entered == null) {
            return Either.left(FailureMapper.circuitOpen(call, breaker));
        }
        Health health = Health.UNTOLD;
        try {
            Either<Failure, T> answer = next.proceed(call);
            Completion open = call.completion();
            if (open != null) {
                open.reportsTo(breaker, entered);
            } else {
                health = answer.isLeft() ? answer.getLeft().health() : Health.GOOD;
            }
            return answer;
        } finally {
            breaker.report(entered, health);
        }
    }
}
