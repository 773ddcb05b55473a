package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import okhttp3.Request;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.operation.Operation.Safety;
import org.jspecify.annotations.Nullable;

/**
 * Tells the observer that the call is over, and the operation that made it what a write did.
 *
 * @param next the rest of the chain
 */
record Observe(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        OperationContext operation = call.options.operation().orElse(null);
        if (operation == null) {
            return observed(call);
        }
        operation.sending();
        Request request = call.request();
        Either<Failure, T> answer = null;
        try {
            answer = observed(call);
            return answer;
        } finally {
            if (call.plan.safety() != Safety.READ) {
                report(call, operation, request, answer);
            }
        }
    }

    private <T> Either<Failure, T> observed(CallContext<T> call) {
        Either<Failure, T> answer = null;
        try {
            answer = entered(call);
            return answer;
        } finally {
            finish(call, answer);
        }
    }

    /** None was answered when something was thrown, such as by a credential source that is not ours. */
    private static void finish(CallContext<?> call, @Nullable Either<Failure, ?> answer) {
        Completion open = call.completion();
        if (answer == null) {
            call.finish(FailureMapper.brokenOff(call));
        } else if (answer.isLeft()) {
            call.finish(answer.getLeft().error());
        } else if (open == null) {
            call.finish(null);
        } else {
            open.whenAbandoned(() -> abandoned(call));
        }
    }

    /** Its reader is gone, or does not read while the client is closed. */
    private static void abandoned(CallContext<?> call) {
        call.finish(call.shared.isClosed() ? FailureMapper.closed(call).error() : null);
    }

    private <T> Either<Failure, T> entered(CallContext<T> call) {
        if (call.observed == CallObservation.NONE) {
            return next.proceed(call);
        }
        Scope scope = call.observed.enter();
        try (scope) {
            return next.proceed(call);
        }
    }

    /** None was answered when something was thrown. */
    private static void report(
            CallContext<?> call, OperationContext operation, Request request, @Nullable Either<Failure, ?> answer) {
        if (answer == null) {
            operation.failed(call.attempts() > 0 ? Outcome.UNKNOWN : Outcome.NOT_SENT);
        } else if (answer.isLeft()) {
            operation.failed(answer.getLeft().outcome());
        } else {
            operation.wrote(call.operation() + " was answered ("
                    + call.masked(request.method() + ' ' + request.url().encodedPath()) + ')');
        }
        if (call.plan.safety() == Safety.KEYED) {
            operation.idempotencyKey(call.idempotencyKey());
        }
    }
}
