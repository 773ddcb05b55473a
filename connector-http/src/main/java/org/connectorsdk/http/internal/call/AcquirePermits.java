package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.RequestPermits.Turn;
import org.connectorsdk.http.internal.resilience.SharedRate;
import org.connectorsdk.http.internal.resilience.SharedRate.Next;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * Gets a place among the concurrent requests and the rate's leave, and gives the place back. A 429 that names a pause
 * holds back all calls of the account before another call can have that place.
 *
 * @param next the rest of the chain
 */
record AcquirePermits(Step next) implements Step {
    private static final int MOST_MISSED = 3;

    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        Failure refused = acquire(call);
        if (refused != null) {
            return Either.left(refused);
        }
        try {
            Either<Failure, T> answer = next.proceed(call);
            if (answer.isLeft()) {
                pauseAccount(call, answer.getLeft());
            }
            return answer;
        } finally {
            Completion open = call.completion();
            if (open == null) {
                call.shared.permits.leave();
            } else {
                open.keepPermit();
            }
        }
    }

    private static void pauseAccount(CallContext<?> call, Failure failure) {
        if (failure.isRateLimited() && failure.asksToWait()) {
            call.shared.slowDown(call.now(), failure.asked(), call.shared.limits.retryAfterCap());
        }
    }

    /**
     * The place comes before the rate: moments that wait with their calls for places would be used in one burst. A
     * pause may begin during each wait, and whoever waits it out holds no place.
     *
     * @return null when the request may be sent, and has its place; else why it is not sent
     */
    private static @Nullable Failure acquire(CallContext<?> call) {
        ClientContext shared = call.shared;
        while (true) {
            Failure refused = AwaitRateLimitPause.await(call);
            if (refused == null) {
                refused = takePlace(call);
            }
            if (refused != null) {
                return refused;
            }
            refused = awaitRate(call);
            if (refused == null && shared.rateLimitPause.closing(call.now()) == null) {
                return null;
            }
            shared.permits.leave();
            if (refused != null) {
                return refused;
            }
        }
    }

    private static @Nullable Failure takePlace(CallContext<?> call) {
        Turn turn = call.shared.permits.enter();
        if (turn == null) {
            return null;
        }
        long begun = call.now();
        boolean came = false;
        try {
            Failure ended = call.ended();
            while (ended == null && !came) {
                came = turn.hasCome();
                ended = came ? null : call.ended();
            }
            return ended == null || ended.error().kind() != ErrorKind.TIMEOUT
                    ? ended
                    : FailureMapper.noPermit(call, HttpSettings.MAX_CONCURRENT);
        } finally {
            if (!came) {
                turn.giveUp();
            }
            call.paused(Pause.Reason.CONCURRENCY, begun);
        }
    }

    private static @Nullable Failure awaitRate(CallContext<?> call) {
        SharedRate shared = call.shared.sharedRate;
        return shared == null ? awaitOwnRate(call) : awaitSharedRate(call, shared);
    }

    /** Asks again for a moment that was missed, though not for ever: where threads wake up late, it would be missed too. */
    private static @Nullable Failure awaitSharedRate(CallContext<?> call, SharedRate rate) {
        int missed = 0;
        while (true) {
            SharedRate.Turn turn = rate.ask(call.deadlineAt());
            Failure ended = awaitTurn(call, turn);
            if (ended == null && turn.next() == Next.GIVE_UP) {
                ended = FailureMapper.noPermit(call, HttpSettings.RATE_LIMIT);
            }
            if (ended == null && turn.next() == Next.ALONE) {
                return awaitOwnRate(call);
            }
            if (ended == null && turn.at() - call.now() > 0) {
                ended = call.pause(Pause.Reason.RATE, turn.at() - call.now());
            }
            if (ended != null) {
                return ended;
            }
            if (turn.next() == Next.SEND && (!turn.isMissed(call.now()) || ++missed > MOST_MISSED)) {
                return null;
            }
        }
    }

    /** Waits until it is known when the call may send. */
    private static @Nullable Failure awaitTurn(CallContext<?> call, SharedRate.Turn turn) {
        long begun = call.now();
        Failure ended = null;
        boolean looked = false;
        while (ended == null && !turn.hasCome()) {
            looked = true;
            ended = call.ended();
        }
        if (ended != null) {
            turn.giveUp();
        }
        if (looked) { // shorter waits are part of sending
            call.paused(Pause.Reason.RATE, begun);
        }
        return ended == null || ended.error().kind() != ErrorKind.TIMEOUT
                ? ended
                : FailureMapper.noPermit(call, HttpSettings.RATE_LIMIT);
    }

    private static @Nullable Failure awaitOwnRate(CallContext<?> call) {
        long wait = call.shared.permits.reserve(call.remainingNanos());
        if (wait < 0) {
            return FailureMapper.noPermit(call, HttpSettings.RATE_LIMIT);
        }
        return wait == 0 ? null : call.pause(Pause.Reason.RATE, wait);
    }
}
