package org.connectorsdk.api.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;

/**
 * The end of a call.
 *
 * @param attempts requests that were sent; 0 if none was
 * @param elapsed the whole time, waits included
 * @param error why it failed; empty for success
 * @since 0.1.0
 */
public record CallEnd(int attempts, Duration elapsed, Optional<ConnectorError> error) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param attempts requests that were sent
     * @param elapsed the whole time
     * @param error why it failed
     */
    public CallEnd {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(error, "error");
    }
}
