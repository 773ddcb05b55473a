package org.connectorsdk.api.spi;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * What is reported of a job beside its state: what its answer left open.
 *
 * @since 0.1.0
 */
public final class JobWarnings {
    private JobWarnings() {}

    /**
     * The warnings of a job.
     *
     * @param status the vendor's word for its status; null or empty when the answer has none that can be read
     * @param problems what could not be read of the answer, see {@code @Problems}
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
}
