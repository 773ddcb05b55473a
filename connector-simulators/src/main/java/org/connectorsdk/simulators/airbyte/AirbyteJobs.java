package org.connectorsdk.simulators.airbyte;

import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.airbyte.model.JobPlan;
import org.connectorsdk.simulators.airbyte.model.Link;
import org.connectorsdk.simulators.airbyte.model.SimulatedJob;
import org.connectorsdk.simulators.airbyte.model.Store;

/**
 * The back door to the jobs of an Airbyte server: scripts what becomes of them, and shows how they stand. All methods
 * may be called from any thread while the simulator runs.
 *
 * @since 0.1.0
 */
public final class AirbyteJobs {
    private final Store store;

    AirbyteJobs(Store store) {
        this.store = store;
    }

    /**
     * What becomes of the next jobs, one plan for each.
     *
     * @param plans in the order in which the jobs start
     */
    public void next(JobPlan... plans) {
        store.change(() -> store.jobs().plan(List.of(plans)));
    }

    /**
     * What becomes of all jobs for which nothing was planned.
     *
     * @param plan the plan
     */
    public void each(JobPlan plan) {
        store.change(() -> store.jobs().usually(plan));
    }

    /** Lets the ids of jobs go on from a number. */
    void nextId(long id) {
        store.change(() -> store.jobs().continueFrom(id));
    }

    /** Lets a page of a list of jobs have fewer than were asked for. */
    void mostOnPage(int most) {
        store.change(() -> store.jobs().mostOnPage(most));
    }

    /**
     * Starts a job as somebody else would.
     *
     * @param connectionId an existing connection
     * @param type {@code sync}, {@code reset_connection}, {@code clear} or {@code refresh}
     * @return its id
     */
    public long start(String connectionId, String type) {
        synchronized (store) {
            Link link = store.link(connectionId);
            return store.jobs().start(link, type, type.equals("sync") ? List.of() : link.streams()).id;
        }
    }

    /** How many jobs of a type were ever started, by whomever. */
    int started(String type) {
        return store.read(() -> store.jobs().started(type));
    }

    /**
     * The status of a job.
     *
     * @param jobId its id
     * @return empty when there is no such job, or it is not visible yet
     */
    public Optional<String> status(long jobId) {
        return store.read(() -> store.jobs().find(jobId).map(job -> job.status(store.now())));
    }

    /**
     * The jobs of a connection.
     *
     * @param connectionId an existing connection
     * @return the ids of the visible ones, newest first
     */
    public List<Long> ids(String connectionId) {
        return store.read(() -> store.jobs().list(job -> job.connectionId.equals(connectionId)).stream()
                .map(job -> job.id)
                .toList());
    }

    /**
     * Puts a job into a status, from which it does not move on.
     *
     * @param jobId an existing job
     * @param status any text
     */
    public void force(long jobId, String status) {
        synchronized (store) {
            SimulatedJob job = store.jobs()
                    .find(jobId)
                    .orElseThrow(() -> new IllegalArgumentException("jobId: there is no job " + jobId));
            store.jobs().force(job, status);
        }
    }

    /**
     * Lets a job vanish.
     *
     * @param jobId its id
     */
    public void forget(long jobId) {
        store.change(() -> store.jobs().forget(jobId));
    }

    /**
     * Whether an unknown job id ends as an internal error in the configuration API, as it does on real servers, or as
     * the 404 of the vendor's document, which is the default. The public API answers 409.
     *
     * @param fail true for the internal error
     */
    public void unknownIdsFail(boolean fail) {
        store.change(() -> store.unknownJobsFail = fail);
    }
}
