package org.connectorsdk.api.spi;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.connectorsdk.api.job.Job;

/**
 * Which of two jobs is the newer one, as far as the vendor tells: by its time, else by its number.
 *
 * @since 0.1.0
 */
public final class JobAge {
    /** The newest first: by the vendor's time, else by its number, else by the text of the id. */
    public static final Comparator<Job> NEWEST_FIRST = Comparator.comparing(JobAge::time)
            .thenComparing(JobAge::number)
            .thenComparing(job -> job.ref().jobId())
            .reversed();

    private JobAge() {}

    /**
     * Asks whether a job came before another.
     *
     * @param job a job
     * @param than another
     * @return true if the vendor's times tell so or, where those are equal or missing, its numbers
     */
    public static boolean isOlder(Job job, Job than) {
        if (isTimed(job, than) && !job.createdAt().equals(than.createdAt())) {
            return isOlderOrEqual(job, than);
        }
        return number(job) >= 0 && number(job) < number(than);
    }

    /**
     * Asks whether jobs stand in the order of their age.
     *
     * @param jobs as they are listed
     * @return true if each is known to be older than the one before it, or as old; also for fewer than two
     */
    public static boolean isNewestFirst(List<Job> jobs) {
        for (int i = 1; i < jobs.size(); i++) {
            if (!isOlderOrEqual(jobs.get(i), jobs.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOlderOrEqual(Job job, Job than) {
        if (isTimed(job, than)) {
            return !job.createdAt().orElse(Instant.MAX).isAfter(than.createdAt().orElse(Instant.MIN));
        }
        return number(job) >= 0 && number(job) < number(than);
    }

    private static boolean isTimed(Job job, Job other) {
        return job.createdAt().isPresent() && other.createdAt().isPresent();
    }

    private static Instant time(Job job) {
        return job.createdAt().or(job::startedAt).orElse(Instant.MIN);
    }

    private static long number(Job job) {
        try {
            return Long.parseLong(job.ref().jobId());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
