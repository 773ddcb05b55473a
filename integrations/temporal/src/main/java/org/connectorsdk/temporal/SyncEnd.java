package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the sync of one connection ended.
 *
 * @param account the name of the account
 * @param connection the vendor's id of the connection
 * @param outcome how
 * @param job the job as it was last seen; null where none is known
 * @param message why, one line; empty where it went well
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SyncEnd(
        String account,
        String connection,
        Outcome outcome,
        @Nullable JobReport job,
        String message) {

    /** How a sync ended. */
    public enum Outcome {
        /** The job ended well. */
        SUCCEEDED,
        /** The job ended with a part of its work undone. */
        PARTIALLY_SUCCEEDED,
        /** The job failed at the vendor. */
        FAILED,
        /** The job was cancelled at the vendor by somebody else. */
        JOB_CANCELLED,
        /** Nothing was started: the vendor, or the library, refused. */
        NOT_STARTED,
        /** Whether a job was started is not known. It was not started a second time. */
        UNKNOWN,
        /** A job was started, and the wait ended before it. It may go on; its handle is good for another wait. */
        EXPIRED,
        /** The workflow was cancelled. The job, where there is one, was left or cancelled as the policy says. */
        CANCELLED
    }

    /**
     * Null is refused with {@link NullPointerException}, but for the job and the message.
     *
     * @param account the name of the account
     * @param connection the vendor's id of the connection
     * @param outcome how
     * @param job the job as it was last seen; null where none is known
     * @param message why, one line; empty or null where it went well
     */
    public SyncEnd {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(outcome, "outcome");
        message = message == null ? "" : message;
    }
}
