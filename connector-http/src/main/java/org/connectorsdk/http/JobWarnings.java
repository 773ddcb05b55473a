package org.connectorsdk.http;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.http.json.Problems;
import org.jspecify.annotations.Nullable;

/** What is said of a job beside what it is: what its answer left open, and what a cancellation found. */
public final class JobWarnings {
    private JobWarnings() {}

    /**
     * The warnings of a job.
     *
     * @param status the vendor's word for its status; null or empty when the answer has none that can be read
     * @param problems what could not be read of the answer, see {@link Problems}
     * @return one sentence each; empty when the answer was as it should be
     */
    public static List<String> of(@Nullable String status, List<String> problems) {
        List<String> warnings = new ArrayList<>();
        if (status == null || status.isEmpty()) {
            warnings.add("the answer does not say the status of the job");
        }
        for (String problem : problems) {
            warnings.add("the answer could not be read in full: " + problem);
        }
        return warnings;
    }

    /**
     * Adds warnings to a job.
     *
     * @param job the job
     * @param more further warnings
     * @return the job with both; the same one when there are none
     */
    public static Job adding(Job job, List<String> more) {
        if (more.isEmpty()) {
            return job;
        }
        List<String> warnings = new ArrayList<>(job.warnings());
        warnings.addAll(more);
        return job.toBuilder().warnings(warnings).build();
    }

    /**
     * The answer to the cancellation of a job that is over: nothing was cancelled, which is no failure. A job that runs in its place was
     * perhaps meant, so those that can be seen are named.
     *
     * @param finished the job as it ended
     * @param jobs looks at the latest jobs of its connection, once; a look that fails tells nothing
     * @return the job with the warnings
     */
    public static Job alreadyFinished(Job finished, Supplier<Either<ConnectorError, Page<Job>>> jobs) {
        List<String> warnings = new ArrayList<>();
        warnings.add("already finished: " + finished.status().raw() + "; nothing was cancelled");
        List<Job> running = jobs.get().map(Page::items).getOrElse(List.of()).stream()
                .filter(RunningJobs::isRunning)
                .filter(job -> !job.ref().jobId().equals(finished.ref().jobId()))
                .toList();
        if (!running.isEmpty()) {
            warnings.add("another job of the connection is running: " + RunningJobs.named(running));
        }
        return adding(finished, warnings);
    }
}
