package org.connectorsdk.api.observe;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.error.ConnectorError;

/**
 * The end of an operation.
 *
 * @param requests what it asked of the vendor, each counted once with its repeats and without what it took to get a
 *     token; 0 if the provider reports none
 * @param elapsed the whole time, waits included; of a walk also the time that its reader took
 * @param delivered items that a walk handed out; empty for what is no walk
 * @param error why it failed; empty for success
 * @since 0.1.0
 */
public record OperationEnd(int requests, Duration elapsed, OptionalLong delivered, Optional<ConnectorError> error) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param requests what it asked of the vendor
     * @param elapsed the whole time
     * @param delivered items that a walk handed out
     * @param error why it failed
     */
    public OperationEnd {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(delivered, "delivered");
        Objects.requireNonNull(error, "error");
    }
}
