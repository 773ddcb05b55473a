package org.connectorsdk.api.job;

/**
 * The neutral reading of a job's status.
 *
 * @since 0.1.0
 */
public enum JobState {
    /** Accepted, not running yet. */
    QUEUED,
    /** At work; also an attempt that failed while another one follows. */
    RUNNING,
    /** Stands still until somebody resumes it, such as one whose connection was paused. Not an end. */
    PAUSED,
    /**
     * Put off by the vendor while the schedule is manual: nothing starts it again by itself. Not an end. {@link
     * Job#resumesAt()} says from when a start makes sense. Where a schedule starts it again, it is {@link #QUEUED}.
     */
    RESCHEDULED,
    /** Ended well. */
    SUCCEEDED,
    /** Ended, with a part of the work undone; {@code failure()} names it. */
    PARTIALLY_SUCCEEDED,
    /** Ended in failure. */
    FAILED,
    /** Ended because somebody asked for it. */
    CANCELLED,
    /** A word that the library has never seen. Never taken for an end (INC-10). */
    UNKNOWN;

    /** {@return whether nothing more will happen} */
    public boolean isTerminal() {
        return this == SUCCEEDED || this == PARTIALLY_SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** {@return whether nothing more will happen until somebody resumes or starts it} */
    public boolean isStalled() {
        return this == PAUSED || this == RESCHEDULED;
    }
}
