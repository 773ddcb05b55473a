package org.connectorsdk.api;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a wait puts up with before it gives up: polls that fail, a job that cannot be seen, and words that the library
 * does not know, none of which is ever an end of the job (INC-10).
 */
final class WaitTolerance {
    /** A job that has just started may be invisible for this long, whatever its provider declares. */
    private static final Duration LEAST_VISIBILITY_WINDOW = Duration.ofSeconds(10);

    private static final Set<ErrorKind> TOLERATED = Set.of(
            ErrorKind.TIMEOUT,
            ErrorKind.UNREACHABLE,
            ErrorKind.PROVIDER_FAILURE,
            ErrorKind.RATE_LIMITED,
            ErrorKind.NOT_AN_API_ANSWER,
            ErrorKind.MALFORMED_RESPONSE,
            ErrorKind.PAYLOAD_TOO_LARGE,
            ErrorKind.CIRCUIT_OPEN);

    private final WaitLog log;
    private final WaitPolicy policy;
    private final Duration visibilityWindow;
    private final TimeSource time;
    private int failures;
    private long failingSince;
    private long visibleAt;
    private int invisible;
    private @Nullable String lastUnknown;
    private long unknownSince;

    /**
     * Begins with a job that may be invisible.
     *
     * @param declared for how long the provider says that a job may be invisible
     */
    WaitTolerance(WaitLog log, WaitPolicy policy, Duration declared, TimeSource time) {
        this.log = log;
        this.policy = policy;
        this.visibilityWindow =
                policy.visibilityWindow().orElseGet(() -> Collections.max(List.of(declared, LEAST_VISIBILITY_WINDOW)));
        this.time = time;
        this.visibleAt = time.nanoTime();
    }

    /** {@return whether a poll that fails in this way may be followed by a good one} */
    static boolean covers(ErrorKind kind) {
        return TOLERATED.contains(kind);
    }

    /** One good poll makes up for all that was wrong with those before. */
    void seen() {
        failures = 0;
        invisible = 0;
        visibleAt = time.nanoTime();
    }

    /** {@return why the wait ends after one more failed poll; null while it goes on} */
    @Nullable
    String failed() {
        if (failures++ == 0) {
            failingSince = time.nanoTime();
        }
        Duration failing = Duration.ofNanos(time.nanoTime() - failingSince);
        return failures >= policy.failedPolls() && failing.compareTo(policy.failedSpan()) >= 0
                ? failures + " polls in a row failed over " + PollPace.seconds(failing)
                : null;
    }

    /** {@return whether the job is gone after one more poll that did not see it; just now or not yet is not (F-13)} */
    boolean gone() {
        invisible++;
        Duration unseen = Duration.ofNanos(time.nanoTime() - visibleAt);
        boolean again = invisible > 1 || visibilityWindow.isZero();
        return again && unseen.compareTo(visibilityWindow) >= 0;
    }

    /** {@return why the wait ends with this status; null while it goes on} */
    @Nullable
    String unknown(Job job) {
        if (job.status().isKnown()) {
            lastUnknown = null;
            return null;
        }
        String raw = job.status().raw();
        if (lastUnknown == null) {
            unknownSince = time.nanoTime();
        }
        if (!raw.equals(lastUnknown)) {
            log.unknown(job.status());
            lastUnknown = raw;
        }
        boolean ended = job.endedAt().isPresent();
        return ended
                        || time.nanoTime() - unknownSince
                                >= policy.unknownStatusPatience().toNanos()
                ? "the job " + (ended ? "ended with" : "stays in") + " the unknown status '" + raw + "'"
                : null;
    }
}
