package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;

/**
 * One request for a token, and those who wait for it. Runs on a daemon thread of its own, so that nobody's deadline or
 * interrupt ends it for others.
 */
final class TokenRefresh {
    /** The endpoint is bounded by the same time-out and knows better why; it gets the chance to say so. */
    private static final Duration GRACE = Duration.ofMillis(250);

    /** Takes over what the request brought. */
    interface Landing {
        Either<ConnectorError, CachedToken> landed(
                TokenRefresh refresh, Either<ConnectorError, CachedToken> result, long now);
    }

    private final CompletableFuture<Either<ConnectorError, CachedToken>> result = new CompletableFuture<>();
    private final Duration timeout;
    private final TimeSource time;
    private final long startedAt;

    TokenRefresh(Duration timeout, TimeSource time) {
        this.timeout = timeout;
        this.time = time;
        this.startedAt = time.nanoTime();
    }

    /** One that has brought its token already. */
    static TokenRefresh landed(CachedToken token, TimeSource time) {
        TokenRefresh refresh = new TokenRefresh(Duration.ZERO, time);
        refresh.result.complete(Either.right(token));
        return refresh;
    }

    void start(AuthCall call, TokenForm form, Duration assumedLife, Landing landing) {
        TokenRequester requester = new TokenRequester(call, form, assumedLife);
        Runnable request = () -> {
            Either<ConnectorError, CachedToken> minted = requester.mint();
            result.complete(landing.landed(this, minted, requester.now()));
        };
        Thread thread = new Thread(null, request, "connector-token-" + call.provider(), 0, false);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) { // the system has no thread to spare: nobody must wait for nothing
            result.complete(landing.landed(this, Either.left(requester.failed(e)), requester.now()));
        }
    }

    /** Whether nobody should wait for it any more. */
    boolean isOverdue() {
        return left() < 0;
    }

    /** Nanoseconds; negative when its time is over. */
    private long left() {
        return timeout.plus(GRACE).toNanos() - (time.nanoTime() - startedAt);
    }

    /** Waits for the token, as long as the flight and the call allow. */
    Either<ConnectorError, CachedToken> await(AuthCall call) {
        Duration remaining = call.remaining();
        long left = left();
        boolean ownDeadline = remaining.compareTo(Duration.ofNanos(Math.max(0, left))) < 0;
        try {
            long wait = ownDeadline ? remaining.toNanos() : left;
            return result.get(wait, TimeUnit.NANOSECONDS).mapLeft(error -> AuthErrors.toldTo(call, error));
        } catch (TimeoutException e) {
            return Either.left(
                    ownDeadline
                            ? AuthErrors.tooLate(call, ConnectorError.Limit.DEADLINE, remaining)
                            : AuthErrors.tooLate(call, ConnectorError.Limit.ATTEMPT, timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left(AuthErrors.interrupted(call));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a token request never ends with an exception", e);
        }
    }
}
