package org.connectorsdk.testkit.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.job.JobState;

/**
 * The syncs and jobs of a vendor, and the data that they have left. What a vendor does not have keeps its default.
 *
 * @since 0.1.0
 */
public interface VendorJobs {
    /**
     * Decides how the next job goes: one step for each look at it, the last one staying.
     *
     * @param steps what each look sees
     */
    default void scriptNextJob(List<VendorHarness.JobStep> steps) {
        throw new IllegalStateException("this vendor has no jobs to script");
    }

    /**
     * Whether a member of the answer to a start names the job.
     *
     * @param member the member's wire name
     * @return true for {@code id} and what ends like it, unless the vendor has other names
     */
    default boolean namesJob(String member) {
        return member.equals("id") || member.equals("jobId") || member.equals("job_id");
    }

    /** {@return whether the vendor's jobs can end in {@link JobState#PARTIALLY_SUCCEEDED}} */
    default boolean endsInPart() {
        return false;
    }

    /** {@return a connection that can be synced, with nothing running} */
    default Optional<ConnectionId> seedSyncable() {
        return Optional.empty();
    }

    /**
     * Puts a connection into the vendor's state of which a sync has ended before, for vendors that show the last end on
     * the connection and not on a job.
     *
     * @param end how it ended: {@code SUCCEEDED} or {@code FAILED}
     * @return its id, with nothing running; empty, the default, where jobs have ids
     */
    default Optional<ConnectionId> seedEnded(JobState end) {
        return Optional.empty();
    }

    /** {@return the states in which the vendor's jobs stand still, {@code PAUSED} or {@code RESCHEDULED}; none here} */
    default Set<JobState> stalls() {
        return Set.of();
    }

    /**
     * The reloads of a connection that the vendor's state has seen.
     *
     * @param connection which connection
     * @return the tables of each, in their order; no tables for one of everything
     */
    default List<Set<TableRef>> reloads(ConnectionId connection) {
        return List.of();
    }

    /**
     * What the vendor makes of the reason of a failed job.
     *
     * @param reason why the job fails
     * @return the part of the vendor's text that a caller must get to see; empty where the vendor gives no reason
     */
    default String reasonShown(String reason) {
        return reason;
    }

    /** {@return whether the vendor's purge may be sent twice, by its documentation} */
    default boolean purgeIsIdempotent() {
        return false;
    }

    /** Makes the vendor forget all jobs. */
    default void forgetJobs() {
        throw new IllegalStateException("this vendor has no jobs to forget");
    }

    /**
     * Makes the vendor put fewer jobs on a page of a list than were asked for.
     *
     * @param most the most jobs on a page, 2 or more
     * @return whether it does; false, the default, where the vendor answers a list of jobs as a whole
     */
    default boolean pageJobs(int most) {
        return false;
    }

    /** {@return how many syncs the vendor's state has seen started} */
    default int syncsStarted() {
        return 0;
    }

    /**
     * Puts synced data behind a connection.
     *
     * @return a connection with synced data in at least two tables; empty where the vendor has nothing to purge
     */
    default Optional<ConnectionId> seedSynced() {
        return Optional.empty();
    }

    /**
     * A name of synced tables that is not enough to tell them apart.
     *
     * @param connection a connection of {@link #seedSynced}
     * @return a table without its schema, of which the connection has several; empty where the vendor's names are whole
     */
    default Optional<TableRef> ambiguousTable(ConnectionId connection) {
        return Optional.empty();
    }

    /**
     * Which tables hold synced data.
     *
     * @param connection which connection
     * @return their names
     */
    default Set<TableRef> synced(ConnectionId connection) {
        return Set.of();
    }
}
