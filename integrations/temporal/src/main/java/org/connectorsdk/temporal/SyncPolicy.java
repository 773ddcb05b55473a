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
            Duration.ofMinutes(1));

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
     * @param patience how long the job may run before the wait gives up, more than zero
     * @param startLimit how long one start may take, more than zero
     * @param startPatience how long a start that the vendor puts off is tried again; zero for not at all
     * @param settle how long to wait after a lost start before looking; zero to look at once
     * @param lookFor how long to look; zero to look once
     * @param firstPause the shortest pause between two polls, more than zero
     * @param longestPause the longest pause between two polls; zero for what the provider declares
     * @param silence how long a worker may be silent about a wait, 3 s or more
     */
    public SyncPolicy {
        Objects.requireNonNull(onUnknown, "onUnknown");
        Objects.requireNonNull(onCancel, "onCancel");
        positive(patience, "patience");
        positive(startLimit, "startLimit");
        notNegative(startPatience, "startPatience");
        notNegative(settle, "settle");
        notNegative(lookFor, "lookFor");
        positive(firstPause, "firstPause");
        notNegative(longestPause, "longestPause");
        if (silence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException("silence: must be 3 s or more");
        }
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
     * @param limit how long one start may take, more than zero
     * @param tries how long a start that the vendor puts off is tried again; zero for not at all
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

    private static void positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": must be more than zero");
        }
    }

    private static void notNegative(Duration value, String name) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + ": must not be negative");
        }
    }
}
