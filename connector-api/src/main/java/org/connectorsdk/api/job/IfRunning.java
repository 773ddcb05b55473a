package org.connectorsdk.api.job;

/**
 * What a sync does when one is already running for the connection (INC-05).
 *
 * <p>A job that has ended when the library reads it is none of these answers, whichever is chosen: nothing was
 * started, and the sync ends as a {@code Conflict} that names the job, states how it ended and is {@code retryable()}.
 *
 * @since 0.1.0
 */
public enum IfRunning {
    /** Answers the running job, marked {@code attached}. The default. */
    JOIN,
    /** Answers the running job, marked {@code skipped}. */
    SKIP,
    /** Answers {@code Conflict} with the running job's id, where jobs have ids. */
    FAIL,
    /**
     * Stops what runs and starts anew; what the stopped run had loaded stays. Needs {@code Capability.SYNC_RESTART}.
     */
    RESTART
}
