package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;

/**
 * Sends the request again where the answer moved it. {@link Read} decides which redirects are followed; without this
 * step none is.
 *
 * @param next the rest of the chain
 */
record FollowRedirects(Step next) implements Step {
    /** RFC 9110 section 15.4 leaves the number to clients; an API that moves has moved once. */
    private static final int MOST = 5;

    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        call.allowRedirects(MOST);
        Either<Failure, T> answer = next.proceed(call);
        while (answer.isLeft() && answer.getLeft().repeat() == Repeat.ELSEWHERE) {
            answer = next.proceed(call);
        }
        return answer;
    }
}
