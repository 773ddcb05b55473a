package org.connectorsdk.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.jspecify.annotations.Nullable;

/** What a wait has seen of its job, and the errors that tell it. */
final class WaitEvidence {
    private final JobRef ref;
    private final TimeSource time;
    private final long started;
    private int polls;
    private @Nullable Instant retryAt;
    private @Nullable ConnectorError lastFailure;
    private @Nullable Job lastSeen;
    private @Nullable Instant lastSeenAt;

    WaitEvidence(JobRef ref, TimeSource time) {
        this.ref = ref;
        this.time = time;
        this.started = time.nanoTime();
    }

    /** Counts a poll. {@return its number, 1 for the first} */
    int polled() {
        return ++polls;
    }

    /** A poll has shown the job. */
    void saw(Job job) {
        lastFailure = null;
        cancelled(job);
    }

    /** The answer to a cancel has shown the job. */
    void cancelled(Job job) {
        lastSeen = job;
        lastSeenAt = time.now();
    }

    /** A poll has not shown the job. */
    void failed(ConnectorError error) {
        lastFailure = error;
    }

    /** Before this moment it is no use to look again. */
    void retryAt(Instant at) {
        retryAt = at;
    }

    /** {@return the job as it was seen last; null if it never was} */
    @Nullable
    Job lastSeen() {
        return lastSeen;
    }

    /** {@return whether the job had ended when it was seen last} */
    boolean sawTheEnd() {
        return lastSeen != null && lastSeen.status().isTerminal();
    }

    ConnectorError interrupted() {
        return new ConnectorError.Interrupted(
                context("the wait was interrupted; the job goes on", polls > 0 ? Outcome.REFUSED : Outcome.NOT_SENT),
                Optional.of(ref));
    }

    ConnectorError withoutStatus() {
        return new ConnectorError.MalformedResponse(context("the answer has no status", Outcome.REFUSED), "");
    }

    ConnectorError jobFailed(Job job) {
        String reason = job.failure().map(Object::toString).orElse("the provider gave no reason");
        return new ConnectorError.JobFailed(
                context("job " + ref.display() + " failed: " + reason, Outcome.REFUSED), job);
    }

    /**
     * The wait gave up.
     *
     * @param why in words, with what there is to remark on its pace
     * @param cancelled whether a cancel was sent that may have worked
     */
    ConnectorError expired(WaitReason reason, String why, boolean cancelled) {
        StringBuilder text = new StringBuilder(why);
        if (lastFailure != null) {
            text.append("; the last poll failed: ").append(lastFailure.context().summary());
        }
        return new ConnectorError.WaitExpired(
                context(text.toString(), cancelled ? Outcome.UNKNOWN : Outcome.REFUSED).toBuilder()
                        .retryable(true)
                        .retryAt(retryAt != null && retryAt.isAfter(time.now()) ? retryAt : null)
                        .advice(advice())
                        .build(),
                ref,
                Optional.ofNullable(lastSeen),
                reason);
    }

    /** {@return when and how the job was seen last, as the continuation of a sentence} */
    String sight() {
        return lastSeen == null
                ? "; its status was never seen"
                : "; last seen " + lastSeen.status() + " at " + lastSeenAt;
    }

    private String advice() {
        return switch (lastSeen == null ? JobState.UNKNOWN : lastSeen.status().state()) {
            case PAUSED -> "Resume it, then wait again " + handle() + ".";
            case RESCHEDULED -> "Start it again; until then nothing happens to the handle " + ref.encode() + ".";
            default -> "Wait again " + handle() + ".";
        };
    }

    private String handle() {
        return (ref.inferred() ? "for the " + ref.display() + " " : "") + "with the handle " + ref.encode();
    }

    private ErrorContext context(String summary, Outcome outcome) {
        return ErrorContext.of(ref.provider(), "await")
                .summary(summary)
                .outcome(outcome)
                .tried(polls, Duration.ofNanos(time.nanoTime() - started))
                .build();
    }
}
