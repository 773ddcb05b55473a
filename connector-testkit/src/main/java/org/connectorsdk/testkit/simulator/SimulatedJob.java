package org.connectorsdk.testkit.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * One job of a simulated vendor, as it is now. {@link SimulatedJobs} carries it on.
 *
 * @since 0.1.0
 */
public final class SimulatedJob {
    private final String id;
    private final String subject;
    private final Instant createdAt;
    private final List<SimulatedJobs.Step> steps;
    private final Function<SimulatedJobs.Step, String> words;
    private int looks;
    private boolean cancelled;
    private @Nullable Instant startedAt;
    private @Nullable Instant endedAt;

    SimulatedJob(
            String id,
            String subject,
            Instant createdAt,
            List<SimulatedJobs.Step> steps,
            Function<SimulatedJobs.Step, String> words) {
        this.id = id;
        this.subject = subject;
        this.createdAt = createdAt;
        this.steps = List.copyOf(steps);
        this.words = words;
    }

    /** {@return its id} */
    public String id() {
        return id;
    }

    /** {@return the id of what it works on} */
    public String subject() {
        return subject;
    }

    /** {@return the vendor's word for its state} */
    public String state() {
        return words.apply(step());
    }

    /** {@return whether it has ended} */
    public boolean isOver() {
        return step().state().isTerminal();
    }

    /** {@return why it failed; empty where it did not, or nobody knows} */
    public Optional<String> reason() {
        return Optional.of(step().reason()).filter(reason -> !reason.isEmpty());
    }

    /** {@return when it was asked for} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return when it began to run} */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    /** {@return when it ended} */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** Queued until it is looked at, then one step after the other, of which the last one stays. */
    private SimulatedJobs.Step step() {
        if (cancelled) {
            return SimulatedJobs.Step.of(JobState.CANCELLED);
        }
        return looks == 0 ? SimulatedJobs.Step.of(JobState.QUEUED) : steps.get(Math.min(looks, steps.size()) - 1);
    }

    void look(Instant now) {
        if (!isOver()) {
            looks++;
            note(now);
        }
    }

    void cancel(Instant now) {
        if (!isOver()) {
            cancelled = true;
            note(now);
        }
    }

    private void note(Instant now) {
        if (startedAt == null && !cancelled && step().state() != JobState.QUEUED) {
            startedAt = now;
        }
        if (isOver()) {
            endedAt = now;
        }
    }
}
