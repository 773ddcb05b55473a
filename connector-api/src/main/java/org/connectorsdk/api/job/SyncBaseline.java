package org.connectorsdk.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;

/**
 * What was there before a sync was started: the first of two steps, after which another process can tell whether the
 * second one was made. A small value without secrets, to be kept by whoever starts, such as in the history of a
 * workflow.
 *
 * <p>It belongs to the provider and the account that it was made with; a client of another one refuses it.
 *
 * @param provider id of the provider
 * @param account fingerprint of base URL and scope, as in a {@link JobRef}
 * @param connection the connection that is to be synced
 * @param request what is to be started
 * @param at when it was taken, by the clock of the client
 * @param jobs ids of the newest jobs that there were, newest first, at most {@link #MOST_JOBS}
 * @param newestAt when the newest of them was created, by the vendor's clock
 * @param handle the inferred handle of what is to be started, where jobs have no ids
 * @param shown whether the vendor shows the jobs of a connection, so that a look can tell that nothing was started
 * @since 0.1.0
 */
public record SyncBaseline(
        String provider,
        String account,
        ConnectionId connection,
        SyncRequest request,
        Instant at,
        List<String> jobs,
        Optional<Instant> newestAt,
        Optional<JobRef> handle,
        boolean shown) {
    /** How many jobs are kept at the most. */
    public static final int MOST_JOBS = 50;

    /**
     * Copies the jobs and leaves out those beyond {@link #MOST_JOBS}.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope
     * @param connection the connection that is to be synced
     * @param request what is to be started
     * @param at when it was taken
     * @param jobs ids of the newest jobs that there were, newest first
     * @param newestAt when the newest of them was created
     * @param handle the inferred handle, where jobs have no ids
     * @param shown whether a look can tell that nothing was started
     */
    public SyncBaseline {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(at, "at");
        jobs = List.copyOf(jobs.subList(0, Math.min(jobs.size(), MOST_JOBS)));
        Objects.requireNonNull(newestAt, "newestAt");
        Objects.requireNonNull(handle, "handle");
    }

    /**
     * A baseline that says nothing yet of what was there, and by which a look cannot tell that nothing was started.
     *
     * @param provider id of the provider
     * @param account fingerprint of base URL and scope
     * @param connection the connection that is to be synced
     * @param request what is to be started
     * @param at when it was taken
     * @return the baseline
     */
    public static SyncBaseline of(
            String provider, String account, ConnectionId connection, SyncRequest request, Instant at) {
        return new SyncBaseline(
                provider, account, connection, request, at, List.of(), Optional.empty(), Optional.empty(), false);
    }

    /**
     * The same with another handle of what is to be started.
     *
     * @param ref an inferred handle; empty for none
     * @return another baseline
     */
    public SyncBaseline handle(Optional<JobRef> ref) {
        return new SyncBaseline(provider, account, connection, request, at, jobs, newestAt, ref, shown);
    }

    /** {@return the JSON form, which {@link #fromJson} reads back} */
    public JsonObject toJson() {
        return SyncBaselineJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the baseline
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static SyncBaseline fromJson(JsonObject json) {
        return SyncBaselineJson.read(json);
    }
}
