package org.connectorsdk.api.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.job.SyncBaseline;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that there were before a start. By them a job that began since is recognised: the one rule for it, whether
 * the start was made by the same process or by one that is gone.
 *
 * @since 0.1.0
 */
public final class JobsBefore {
    /** However far a vendor's clock is behind, what it created so long before was there. */
    private static final Duration LONG_BEFORE = Duration.ofDays(1);

    private final Set<String> ids;
    private final @Nullable Job newest;
    private final Instant oldest;
    private final boolean all;

    private JobsBefore(Set<String> ids, @Nullable Job newest, Instant oldest, boolean all) {
        this.ids = ids;
        this.newest = newest;
        this.oldest = oldest;
        this.all = all;
    }

    /**
     * Those that a look has just shown.
     *
     * @param jobs the jobs
     * @return what was there
     */
    public static JobsBefore of(Collection<Job> jobs) {
        return new JobsBefore(
                jobs.stream().map(job -> job.ref().jobId()).collect(Collectors.toUnmodifiableSet()),
                jobs.stream().min(JobAge.NEWEST_FIRST).orElse(null),
                Instant.MIN,
                true);
    }

    /**
     * Those of a baseline.
     *
     * @param baseline the baseline
     * @return what was there
     */
    public static JobsBefore of(SyncBaseline baseline) {
        return new JobsBefore(
                Set.copyOf(baseline.jobs()),
                newest(baseline).orElse(null),
                baseline.at().minus(LONG_BEFORE),
                baseline.jobs().size() < SyncBaseline.MOST_JOBS);
    }

    private static Optional<Job> newest(SyncBaseline baseline) {
        return baseline.jobs().stream()
                .findFirst()
                .map(id -> new JobRef(
                        baseline.provider(), baseline.account(), "job", id, Optional.of(baseline.connection())))
                .map(ref -> Job.builder(ref, new JobStatus("", JobState.UNKNOWN))
                        .createdAt(baseline.newestAt().orElse(null))
                        .build());
    }

    /**
     * Asks whether a job was among them.
     *
     * @param job a job
     * @return true if its id was seen
     */
    public boolean has(Job job) {
        return ids.contains(job.ref().jobId());
    }

    /**
     * Asks whether a job may have begun since.
     *
     * @param job a job
     * @return true if it was not among them and is not known to be older
     */
    public boolean mayBeSince(Job job) {
        return !has(job)
                && (newest == null || !JobAge.isOlder(job, newest))
                && job.createdAt().map(at -> !at.isBefore(oldest)).orElse(true);
    }

    /**
     * Asks whether a job that may have begun since is known to have.
     *
     * @param job a job
     * @return true if all jobs before are known by id, or it is known to be newer
     */
    public boolean isCertain(Job job) {
        return all || newest == null || JobAge.isOlder(newest, job);
    }
}
