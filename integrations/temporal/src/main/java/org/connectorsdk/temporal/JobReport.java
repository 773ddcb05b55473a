package org.connectorsdk.temporal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobFailure;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What a history keeps of a job. What only the vendor knows of it, which may hold settings, is left out.
 *
 * @param handle the job's handle, as {@link JobRef#decode} reads it
 * @param state its state
 * @param status the vendor's word for the state
 * @param attached whether somebody else, or a request whose answer was lost, started it
 * @param skipped whether it stands in for one that was not started
 * @param rows rows synced so far; null where the vendor does not count them
 * @param bytes bytes synced so far; null where the vendor does not count them
 * @param startedAt when it began; null where that is not known
 * @param endedAt when it ended; null where that is not known
 * @param warnings what is odd about it, each one line
 * @param failure why it failed, one line; empty when it did not
 * @since 0.1.0
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JobReport(
        String handle,
        JobState state,
        String status,
        boolean attached,
        boolean skipped,
        @Nullable Long rows,
        @Nullable Long bytes,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<String> warnings,
        String failure) {
    private static final int MOST_WARNINGS = 10;
    /** Stands for a report that comes later. */
    static final JobReport NONE =
            new JobReport("", JobState.UNKNOWN, "", false, false, null, null, null, null, List.of(), "");

    /**
     * Copies the warnings.
     *
     * @param handle the job's handle
     * @param state its state
     * @param status the vendor's word for the state
     * @param attached whether somebody else, or a request whose answer was lost, started it
     * @param skipped whether it stands in for one that was not started
     * @param rows rows synced so far; null where the vendor does not count them
     * @param bytes bytes synced so far; null where the vendor does not count them
     * @param startedAt when it began; null where that is not known
     * @param endedAt when it ended; null where that is not known
     * @param warnings what is odd about it; null for none
     * @param failure why it failed; null or empty when it did not
     */
    public JobReport {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        failure = failure == null ? "" : failure;
    }

    /**
     * Reports a job.
     *
     * @param job the job
     * @return what a history may keep of it
     */
    public static JobReport of(Job job) {
        List<String> warnings = job.warnings();
        return new JobReport(
                job.ref().encode(),
                job.status().state(),
                job.status().raw(),
                job.attached(),
                job.skipped(),
                job.progress().rows().isPresent() ? job.progress().rows().getAsLong() : null,
                job.progress().bytes().isPresent() ? job.progress().bytes().getAsLong() : null,
                job.startedAt().orElse(null),
                job.endedAt().orElse(null),
                warnings.subList(0, Math.min(MOST_WARNINGS, warnings.size())),
                job.failure().map(JobFailure::message).orElse(""));
    }

    /** For lists of many ends, each of which tells why by itself. */
    JobReport brief(int longest) {
        return new JobReport(
                handle, state, cut(status, longest), attached, skipped, rows, bytes, startedAt, endedAt, List.of(), "");
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + '…';
    }

    /** {@return the handle, for a client of the same account} */
    public JobRef ref() {
        return JobRef.decode(handle);
    }

    /** What only the vendor knows of a job, and the long texts of its failure, have no place in a history. */
    static Job reported(Job job) {
        return job.toBuilder()
                .vendorFields(JsonObject.empty())
                .failure(job.failure().map(JobReport::reported).orElse(null))
                .build();
    }

    private static JobFailure reported(JobFailure failure) {
        return new JobFailure(
                failure.message(),
                failure.origin(),
                failure.type(),
                failure.attempt(),
                failure.parts(),
                Optional.empty());
    }
}
