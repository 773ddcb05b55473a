package org.connectorsdk.testkit.memory;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a job goes. Each look at it, by {@code job} or by a poll of {@code await}, sees the next step, and the last one
 * stays; so a test needs no time. Immutable.
 *
 * @since 0.1.0
 */
public final class JobScript {
    private final List<JobStatus> steps;
    private final @Nullable JobFailure failure;
    private final JobProgress progress;
    private final @Nullable Duration time;

    private JobScript(
            List<JobStatus> steps, @Nullable JobFailure failure, JobProgress progress, @Nullable Duration time) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps: a job has at least one");
        }
        this.steps = List.copyOf(steps);
        this.failure = failure;
        this.progress = progress;
        this.time = time;
    }

    /** {@return runs at the first look and has succeeded at the second: what a job does without a script} */
    public static JobScript succeeds() {
        return sees(JobState.RUNNING, JobState.SUCCEEDED);
    }

    /**
     * Runs at the first look and has failed at the second.
     *
     * @param reason what the vendor says
     * @return the script
     */
    public static JobScript fails(String reason) {
        return sees(JobState.RUNNING, JobState.FAILED).failure(JobFailure.of(reason));
    }

    /** {@return runs for ever, or until it is cancelled} */
    public static JobScript hangs() {
        return sees(JobState.RUNNING);
    }

    /**
     * Goes through states, whose words are their names in lower case.
     *
     * @param states what each look sees
     * @return the script
     */
    public static JobScript sees(JobState... states) {
        return sees(Stream.of(states)
                .map(state -> new JobStatus(state.name().toLowerCase(Locale.ROOT), state))
                .toArray(JobStatus[]::new));
    }

    /**
     * Goes through states in words of a vendor, such as {@code new JobStatus("paused_by_quota", JobState.UNKNOWN)}.
     *
     * @param statuses what each look sees
     * @return the script
     */
    public static JobScript sees(JobStatus... statuses) {
        return new JobScript(List.of(statuses), null, JobProgress.none(), null);
    }

    /**
     * Gives a reason to the job that fails.
     *
     * @param value what the vendor says
     * @return the changed copy
     */
    public JobScript failure(JobFailure value) {
        return new JobScript(steps, value, progress, time);
    }

    /**
     * Moves rows.
     *
     * @param count how many, once the job has ended
     * @return the changed copy
     */
    public JobScript rows(long count) {
        JobProgress moved = new JobProgress(
                OptionalLong.of(count), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
        return new JobScript(steps, failure, moved, time);
    }

    /**
     * Takes time: the last step is seen when it has passed, however often somebody looks.
     *
     * @param value on the clock of the memory
     * @return the changed copy
     */
    public JobScript taking(Duration value) {
        return new JobScript(steps, failure, progress, value);
    }

    List<JobStatus> steps() {
        return steps;
    }

    @Nullable
    JobFailure failure() {
        return failure;
    }

    JobProgress progress() {
        return progress;
    }

    @Nullable
    Duration time() {
        return time;
    }

    @Override
    public String toString() {
        return "JobScript" + steps;
    }
}
