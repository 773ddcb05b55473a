package org.connectorsdk.api.observe;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.JobStatus;

/**
 * A look of a wait at its job.
 *
 * @param number 1 for the first
 * @param status what the job is; empty if it was not seen
 * @param error why it was not seen; the wait may go on
 * @since 0.1.0
 */
public record Poll(int number, Optional<JobStatus> status, Optional<ConnectorError> error) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param number 1 for the first
     * @param status what the job is
     * @param error why it was not seen
     */
    public Poll {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(error, "error");
    }
}
