package org.connectorsdk.api.job;

/** What a sync does when one is already running for the connection (INC-05). */
public enum IfRunning {
    /** Answers the running job, marked {@code attached}. The default. */
    JOIN,
    /** Answers the running job, marked {@code skipped}. */
    SKIP,
    /** Answers {@code Conflict} with the running job's id. */
    FAIL
}
