package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import okhttp3.Request;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.http.internal.resilience.Failure;

/**
 * What happens to a call, step by step. The order matters: docs/adr/0008 says why it is this one.
 *
 * @param steps the first one first; each knows the one after it
 */
record Chain(List<Step> steps) {
    /** Every call of an API. */
    static final Chain CALLS = of(
            List.of(
                    Observe::new,
                    CheckRequest::new,
                    Retry::new,
                    EnforceDeadline::new,
                    FailFastWhenOpen::new,
                    AwaitRateLimitPause::new,
                    Authenticate::new,
                    AcquirePermits::new,
                    GuardByCircuitBreaker::new,
                    FollowRedirects::new,
                    Send::new),
            new Read());

    /**
     * Requests for a token: calls wait for them that hold up the account, so they wait for nothing of the account's.
     */
    static final Chain TOKENS = of(
            List.of(
                    Observe::new,
                    CheckRequest::new,
                    Retry::new,
                    EnforceDeadline::new,
                    FailFastWhenOpen::new,
                    GuardByCircuitBreaker::new,
                    Send::new),
            new Read());

    /** Puts a step before the rest of the chain. */
    private interface Link {
        Step before(Step rest);
    }

    private static Chain of(List<Link> links, Step last) {
        Deque<Step> steps = new ArrayDeque<>(List.of(last));
        for (int i = links.size() - 1; i >= 0; i--) {
            steps.addFirst(links.get(i).before(steps.getFirst()));
        }
        return new Chain(List.copyOf(steps));
    }

    /** Makes a call. Blocks. {@return what the caller gets; never throws for what a server or network does} */
    <T> Either<ConnectorError, T> run(CallContext<T> call, Request request) {
        call.begin(request);
        return steps.get(0).proceed(call).mapLeft(Failure::error);
    }
}
