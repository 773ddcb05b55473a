package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.Objects;

/**
 * How one sync is driven.
 *
 * @param onUnknown what happens when a start may have been executed and its answer never came
 * @param onCancel what happens to the vendor's job when the workflow is cancelled
 * @param patience how long the job may run before the wait gives up; the job goes on then
 * @param startLimit how long one start may take, its looks for a lost answer included; so long each read around it and
 *     each page of a fleet's list too
 * @param startPatience how long a start that the vendor puts off (429, 503, something in the way) is tried again
 * @param settle how long to wait after a lost start before looking for what it started
 * @param lookFor how long to look
 * @param firstPause the shortest pause between two polls
 * @param longestPause the longest pause between two polls; zero for what the provider declares
 * @param silence how long a worker may be silent about a wait before another one goes on with it
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SyncPolicy(
        OnUnknown onUnknown,
        OnCancel onCancel,
        Duration patience,
        Duration startLimit,
        Duration startPatience,
        Duration settle,
        Duration lookFor,
        Duration firstPause,
        Duration longestPause,
        Duration silence) {
    /** A wait that pauses says every second or so that it goes on. */
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);

    private static final Duration USUAL_SILENCE = Duration.ofMinutes(1);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final Duration LONGEST_CALL = Duration.ofDays(1);
    /** Each try and each look is kept in the history, which the engine bounds. */
    private static final Duration LONGEST_TRIES = Duration.ofDays(3);

    private static final SyncPolicy STANDARD = new SyncPolicy(
            OnUnknown.LOOK,
            OnCancel.LEAVE,
            Duration.ofHours(12),
            Duration.ofMinutes(1),
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Duration.ofSeconds(2),
            Duration.ZERO,
            USUAL_SILENCE);

    /** What happens when a start may have been executed and its answer never came. */
    public enum OnUnknown {
        /** The workflow fails at once with the outcome unknown. */
        FAIL,
        /**
         * It looks for the job. A job that is seen is waited for; where the vendor shows that none was started it is
         * started again; where neither can be told the workflow fails with the outcome unknown. The default.
         */
        LOOK,
        /** As {@link #LOOK}, and where nothing can be told it starts again, which may make the sync run twice. */
        START_AGAIN
    }

    /** What happens to the vendor's job when the workflow is cancelled. */
    public enum OnCancel {
        /** It goes on. The default. */
        LEAVE,
        /** The vendor is asked to cancel it. */
        CANCEL_JOB
    }

    /**
     * Refuses times that make no sense with {@link IllegalArgumentException}, null with {@link NullPointerException}.
     *
     * @param onUnknown what happens when a start may have been executed and its answer never came
     * @param onCancel what happens to the vendor's job when the workflow is cancelled
     * @param patience how long the job may run before the wait gives up, from 1 ms to 365 days
     * @param startLimit how long one start may take, from 1 ms to a day
     * @param startPatience how long a start that the vendor puts off is tried again, up to 3 days; zero for not at all
     * @param settle how long to wait after a lost start before looking, up to 3 days; zero to look at once
     * @param lookFor how long to look, up to 3 days; zero to look once
     * @param firstPause the shortest pause between two polls, from 1 ms to a day
     * @param longestPause the longest pause between two polls, not less than the shortest, up to 365 days; zero for what
     *     the provider declares
     * @param silence how long a worker may be silent about a wait, from 3 s to a day
     */
    public SyncPolicy {
        Objects.requireNonNull(onUnknown, "onUnknown");
        Objects.requireNonNull(onCancel, "onCancel");
        between(SHORTEST, patience, LONGEST, "patience");
        between(SHORTEST, startLimit, LONGEST_CALL, "startLimit");
        between(Duration.ZERO, startPatience, LONGEST_TRIES, "startPatience");
        between(Duration.ZERO, settle, LONGEST_TRIES, "settle");
        between(Duration.ZERO, lookFor, LONGEST_TRIES, "lookFor");
        between(SHORTEST, firstPause, LONGEST_CALL, "firstPause");
        between(Duration.ZERO, longestPause, LONGEST, "longestPause");
        if (!longestPause.isZero() && longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("longestPause: must be zero, or not less than firstPause");
        }
        silence = silence == null ? USUAL_SILENCE : silence; // orders of before have none
        between(SHORTEST_SILENCE, silence, LONGEST_CALL, "silence");
    }

    /**
     * {@return the policy of whoever does not care: look for lost starts for 10 min, leave jobs when cancelled, wait for
     * 12 h}
     */
    public static SyncPolicy standard() {
        return STANDARD;
    }

    /**
     * The same with another choice for lost starts.
     *
     * @param choice what happens
     * @return another policy
     */
    public SyncPolicy onUnknown(OnUnknown choice) {
        return new SyncPolicy(
                choice,
                onCancel,
                patience,
                startLimit,
                startPatience,
                settle,
                lookFor,
                firstPause,
                longestPause,
                silence);
    }

    /**
     * The same with another choice for jobs of cancelled workflows.
     *
     * @param choice what happens
     * @return another policy
     */
    public SyncPolicy onCancel(OnCancel choice) {
        return new SyncPolicy(
                onUnknown,
                choice,
                patience,
                startLimit,
                startPatience,
                settle,
                lookFor,
                firstPause,
                longestPause,
                silence);
    }

    /**
     * The same with another patience for the job.
     *
     * @param limit more than zero
     * @return another policy
     */
    public SyncPolicy patience(Duration limit) {
        return new SyncPolicy(
                onUnknown,
                onCancel,
                limit,
                startLimit,
                startPatience,
                settle,
                lookFor,
                firstPause,
                longestPause,
                silence);
    }

    /**
     * The same with other limits for starts.
     *
     * @param limit how long one start may take, from 1 ms to a day
     * @param tries how long a start that the vendor puts off is tried again, up to 3 days; zero for not at all
     * @return another policy
     */
    public SyncPolicy starts(Duration limit, Duration tries) {
        return new SyncPolicy(
                onUnknown, onCancel, patience, limit, tries, settle, lookFor, firstPause, longestPause, silence);
    }

    /**
     * The same with other times for looking after a lost start.
     *
     * @param before how long to wait before the first look; zero to look at once
     * @param span how long to look; zero to look once
     * @return another policy
     */
    public SyncPolicy looks(Duration before, Duration span) {
        return new SyncPolicy(
                onUnknown,
                onCancel,
                patience,
                startLimit,
                startPatience,
                before,
                span,
                firstPause,
                longestPause,
                silence);
    }

    /**
     * The same with other pauses between polls.
     *
     * @param first the shortest, more than zero
     * @param longest the longest; zero for what the provider declares
     * @return another policy
     */
    public SyncPolicy pauses(Duration first, Duration longest) {
        return new SyncPolicy(
                onUnknown, onCancel, patience, startLimit, startPatience, settle, lookFor, first, longest, silence);
    }

    /**
     * The same with another bound for the silence of workers. A worker that was killed is noticed after it; its waits go
     * on elsewhere.
     *
     * @param longest 3 s or more; a worker sends a heartbeat each time a third of it has passed without a poll
     * @return another policy
     */
    public SyncPolicy silence(Duration longest) {
        return new SyncPolicy(
                onUnknown,
                onCancel,
                patience,
                startLimit,
                startPatience,
                settle,
                lookFor,
                firstPause,
                longestPause,
                longest);
    }

    private static void between(Duration least, Duration value, Duration most, String name) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + ": must be from " + least + " to " + most);
        }
    }
}
