package org.connectorsdk.api.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ErrorKind;

/**
 * The end of a request.
 *
 * @param status HTTP status; empty when no answer came
 * @param elapsed time of this request alone
 * @param failure what was wrong, with the answer or without one; empty if nothing was. A repeat may follow
 * @since 0.1.0
 */
public record AttemptEnd(OptionalInt status, Duration elapsed, Optional<ErrorKind> failure) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param status HTTP status
     * @param elapsed time of this request alone
     * @param failure what was wrong
     */
    public AttemptEnd {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(failure, "failure");
    }
}
