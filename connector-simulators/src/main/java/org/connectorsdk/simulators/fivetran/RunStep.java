package org.connectorsdk.simulators.fivetran;

import java.time.Duration;

/**
 * What one look at a connection sees of its run.
 *
 * @param kind what it is
 * @param text the reason of a failure, or the word of {@link Kind#OTHER}; else empty
 * @param after how much later a run goes on that is put off; one that is queued is put off when this is not zero
 * @since 0.1.0
 */
public record RunStep(Kind kind, String text, Duration after) {
    /** What a look sees. */
    public enum Kind {
        /** It has not begun: {@code scheduled}, as when nothing runs. */
        QUEUED,
        /** It runs: {@code syncing}. */
        RUNNING,
        /** It has ended well: {@code succeeded_at} is later than before. */
        SUCCEEDED,
        /** It has failed: {@code failed_at} is later than before. */
        FAILED,
        /** The connection is paused, and the run with it. */
        PAUSED,
        /** It is put off, on a connection of the schedule {@code manual}, so nothing starts it again by itself. */
        RESCHEDULED,
        /** It was stopped and has left no end. */
        STOPPED,
        /** A word of {@code sync_state} that no version of the vendor has used. */
        OTHER
    }

    /**
     * A step that needs no text.
     *
     * @param kind what a look sees; a rescheduled run goes on in an hour
     * @return the step
     */
    public static RunStep of(Kind kind) {
        return new RunStep(kind, "", kind == Kind.RESCHEDULED ? Duration.ofHours(1) : Duration.ZERO);
    }

    /**
     * A failure.
     *
     * @param reason what its task says; empty for a failure without a task
     * @return the step
     */
    public static RunStep failed(String reason) {
        return new RunStep(Kind.FAILED, reason, Duration.ZERO);
    }

    /**
     * A run that is put off and that nothing starts again.
     *
     * @param after for how long
     * @return the step
     */
    public static RunStep rescheduled(Duration after) {
        return new RunStep(Kind.RESCHEDULED, "", after);
    }

    /**
     * A run that is queued and put off, and goes on by itself by the schedule that the connection has.
     *
     * @param after for how long it says it is; the next look may see it go on before
     * @return the step
     */
    public static RunStep postponed(Duration after) {
        return new RunStep(Kind.QUEUED, "", after);
    }

    /**
     * A word of {@code sync_state}.
     *
     * @param word the word as it is sent
     * @return the step
     */
    public static RunStep other(String word) {
        return new RunStep(Kind.OTHER, word, Duration.ZERO);
    }

    boolean ends() {
        return kind == Kind.SUCCEEDED || kind == Kind.FAILED;
    }
}
