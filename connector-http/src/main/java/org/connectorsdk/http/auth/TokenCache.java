package org.connectorsdk.http.auth;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one token and has it renewed: one request at a time, for all who wait. The lock guards a few fields and is
 * never held while anybody waits or talks to a server.
 */
final class TokenCache {
    /** After a renewal that failed or brought nothing new, the next one is not tried before this is over. */
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final TokenForm form;
    private final Duration assumedLife;

    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable CachedToken current;
    private @Nullable CachedToken latest;
    private @Nullable TokenRefresh refresh;
    private @Nullable Credential fruitless;
    private long fruitlessAt;
    private long earlyNotBefore;
    private boolean earlyHeldBack;

    TokenCache(TokenForm form, Duration assumedLife) {
        this.form = form;
        this.assumedLife = assumedLife;
    }

    /** A token that can be sent; waits for one if there is none. */
    Either<ConnectorError, Credential> token(AuthCall call) {
        @Nullable CachedToken token = current;
        long now = call.time().nanoTime();
        if (token == null || token.isExpired(now)) {
            return join(call).await(call).map(CachedToken::credential);
        }
        if (token.isDue(now)) {
            refreshEarly(call, now);
        }
        return Either.right(token.credential());
    }

    /** Whether there is another token than the refused one now, or after one request for it. */
    boolean replace(Credential refused, AuthCall call) {
        long now = call.time().nanoTime();
        TokenRefresh renewal;
        lock.lock();
        try {
            @Nullable CachedToken token = current;
            if (token != null && !token.credential().equals(refused) && !token.isExpired(now)) {
                return true;
            }
            if (refused.equals(fruitless) && now - fruitlessAt < PAUSE) {
                return false;
            }
            current = null; // nobody else need be refused
            renewal = join(call);
        } finally {
            lock.unlock();
        }
        Either<ConnectorError, CachedToken> minted = renewal.await(call);
        boolean renewed = minted.isRight() && !minted.get().credential().equals(refused);
        if (minted.isRight() && !renewed) {
            noteFruitless(refused, call.time().nanoTime());
        }
        return renewed;
    }

    private void noteFruitless(Credential refused, long now) {
        lock.lock();
        try {
            fruitless = refused;
            fruitlessAt = now;
        } finally {
            lock.unlock();
        }
    }

    /** The request that is under way, or a new one if there is neither it nor a token. */
    private TokenRefresh join(AuthCall call) {
        long now = call.time().nanoTime();
        return request(call, token -> !token.isExpired(now));
    }

    /**
     * Asks for a token, unless somebody does so already or has just brought one. One look and one decision under one
     * lock: between two of them a request could land, and a second one would follow it for nothing.
     *
     * @param enough whether the token at hand will do
     */
    private TokenRefresh request(AuthCall call, Predicate<CachedToken> enough) {
        TokenRefresh started;
        lock.lock();
        try {
            @Nullable TokenRefresh underway = refresh;
            if (underway != null && !underway.isOverdue()) {
                return underway;
            }
            @Nullable CachedToken token = current;
            if (token != null && enough.test(token)) {
                return TokenRefresh.landed(token, call.time());
            }
            started = new TokenRefresh(form.timeout(), call.time());
            refresh = started;
        } finally {
            lock.unlock();
        }
        started.start(call, form, assumedLife, this::landed);
        return started;
    }

    /** Asks for another token without waiting for it. */
    private void refreshEarly(AuthCall call, long now) {
        TokenRefresh unused = request(call, token -> !token.isDue(now) || (earlyHeldBack && now - earlyNotBefore < 0));
    }

    /** Takes over what a request brought, before those who wait for it are woken. */
    private Either<ConnectorError, CachedToken> landed(
            TokenRefresh from, Either<ConnectorError, CachedToken> result, long now) {
        lock.lock();
        try {
            refresh = from.equals(refresh) ? null : refresh;
            if (result.isLeft()) {
                earlyHeldBack = true;
                earlyNotBefore = now + PAUSE;
                return result;
            }
            earlyHeldBack = false;
            @Nullable CachedToken before = latest;
            CachedToken token = result.get();
            if (before != null && before.credential().equals(token.credential())) {
                token = before.givenAgain(now, token);
            }
            latest = token;
            current = token;
            return Either.right(token);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return form.path();
    }
}
