package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;

/**
 * Gets the credential, and has it replaced, once per call, when the server refuses it.
 *
 * @param next the rest of the chain
 */
record Authenticate(Step next) implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        Either<ConnectorError, Credential> obtained = call.shared.credentials.obtain(call);
        if (obtained.isLeft()) {
            return Either.left(FailureMapper.noCredential(call, obtained.getLeft()));
        }
        Credential credential = obtained.get();
        call.authenticate(credential);
        Failure ended = call.ended();
        if (ended != null) {
            return Either.left(ended);
        }
        Either<Failure, T> answer = next.proceed(call);
        return answer.isLeft() && isRefused(answer.getLeft())
                ? Either.left(replaced(call, credential, answer.getLeft()))
                : answer;
    }

    /** What is refused is replaced even if the request cannot be repeated: others need a credential too. */
    private static Failure replaced(CallContext<?> call, Credential refused, Failure refusal) {
        try {
            if (!isReplaced(call, refused)) {
                return refusal;
            }
            call.shared.events.credentialRenewed(refused);
            call.observed.credentialRenewed();
            return call.isReplayable() ? refusal.renewed() : refusal;
        } catch (RuntimeException e) { // of a source that is not ours
            return FailureMapper.unexpected(call, call.sent().inFlight(), e);
        }
    }

    /** Whether it was an answer of the server, not one that we broke off. */
    private static boolean isRefused(Failure failure) {
        return failure.status() == 401 && failure.health() == Health.GOOD;
    }

    /** Whether there is another credential now, which makes another attempt worthwhile. */
    private static boolean isReplaced(CallContext<?> call, Credential refused) {
        return !refused.isNone() && call.beginsRenewal() && call.shared.credentials.renewAfterRefusal(refused, call);
    }
}
