package org.connectorsdk.api.connection;

import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;

/**
 * What became of a purge.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @param request what was asked for
 * @param job the job that does it; empty when it is done already
 * @since 0.1.0
 */
public record Purge(PurgeRequest request, Optional<JobRef> job) {
    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param request what was asked for
     * @param job the job that does it; empty when it is done already
     */
    public Purge {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(job, "job");
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return PurgeJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the purge
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Purge fromJson(JsonObject json) {
        return PurgeJson.read(json);
    }

    /** {@return whether the data is gone; otherwise {@link #job()} is the job that removes it} */
    public boolean isDone() {
        return job.isEmpty();
    }

    /**
     * A purge that is done.
     *
     * @param request what was asked for
     * @return the answer
     */
    public static Purge done(PurgeRequest request) {
        return new Purge(request, Optional.empty());
    }

    /**
     * A purge that a job does.
     *
     * @param request what was asked for
     * @param job the job
     * @return the answer
     */
    public static Purge running(PurgeRequest request, JobRef job) {
        return new Purge(request, Optional.of(job));
    }
}
