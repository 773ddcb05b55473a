package org.connectorsdk.http.internal.resilience;

import org.connectorsdk.api.error.ConnectorError;

/**
 * Why one attempt came to nothing, and what follows from it.
 *
 * @param error what the caller gets if it stays at that
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
        RENEWED
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
}
