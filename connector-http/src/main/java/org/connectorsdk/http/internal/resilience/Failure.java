package org.connectorsdk.http.internal.resilience;

import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;

/**
 * Why an attempt failed, and what follows from it. A value: whoever gets it applies it.
 *
 * @param error what the caller gets if it stays at that; its outcome counts this attempt and those before
 * @param repeat whether the request may be sent again
 * @param asked nanoseconds that the server asks us to wait; -1 when it asked for nothing
 * @param health what it tells the circuit breaker
 */
public record Failure(ConnectorError error, Repeat repeat, long asked, Health health) {

    /** Whether a request may be sent again. */
    public enum Repeat {
        /** It may not. */
        NEVER,
        /** After a pause. */
        LATER,
        /** Without a pause: nothing says that the server is in trouble. */
        AT_ONCE,
        /** Without a pause, and without counting: a refused credential was replaced, which happens once per call. */
        RENEWED,
        /**
         * Without a pause, and without counting: the answer moved it, and the call has it at its new address by now.
         */
        ELSEWHERE
    }

    /** What an attempt tells about the server. */
    public enum Health {
        /** It answered, if only with a refusal. */
        GOOD,
        /** It failed or was not there. */
        BAD,
        /** Nothing: we broke it off, or did not even ask. */
        UNTOLD
    }

    public static Failure local(ConnectorError error) {
        return new Failure(error, Repeat.NEVER, -1, Health.UNTOLD);
    }

    /** {@return what the call may have done by now} */
    public Outcome outcome() {
        return error.outcome();
    }

    /** {@return the status of the answer; 0 when none came} */
    public int status() {
        return error.context().status().orElse(0);
    }

    /** {@return whether the server wants fewer requests} */
    public boolean isRateLimited() {
        return status() == 429;
    }

    /** {@return whether the server named for how long it wants to be left alone} */
    public boolean asksToWait() {
        return asked > 0;
    }

    /** {@return the same after a refused credential was replaced} */
    public Failure renewed() {
        return new Failure(error, Repeat.RENEWED, -1, Health.GOOD);
    }

    /** {@return the same for those who send the request to its new address} */
    public Failure elsewhere() {
        return new Failure(error, Repeat.ELSEWHERE, asked, health);
    }

    /** {@return the end of a call that cannot wait as long as the server asks} */
    public Failure tooLongToWait() {
        return new Failure(new ConnectorError.RateLimited(error.context()), Repeat.NEVER, asked, health);
    }
}
