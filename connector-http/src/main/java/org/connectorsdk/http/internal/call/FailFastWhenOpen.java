package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.Failure;

/**
 * Fails at once while the circuit breaker is open: such a call neither waits out a pause nor requests a token. Whether
 * the request may be sent is decided by {@link GuardByCircuitBreaker}, when all waiting is over.
 *
 * @param next the rest of the chain
 */
record FailFastWhenOpen(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        AttemptBreaker breaker = call.breaker();
        return breaker != null && breaker.isOpen()
                ? Either.left(FailureMapper.circuitOpen(call, breaker))
                : next.proceed(call);
    }
}
