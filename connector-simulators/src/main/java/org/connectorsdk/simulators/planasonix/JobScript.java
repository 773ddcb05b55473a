package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a sync or backfill gets from its start to its end. Immutable; the methods return changed copies. By default each
 * look at the job ({@code jobs.get}, {@code backfills.get}) carries it one state further; {@link #lasting} lets the
 * simulator's clock do that instead.
 *
 * @since 0.1.0
 */
public final class JobScript {

    static final String QUEUED = "queued";
    static final String RUNNING = "running";
    static final String SUCCEEDED = "succeeded";
    static final String FAILED = "failed";
    static final String CANCELLED = "cancelled";

    /** A state that is left after so many looks or, when {@code time} is given, after that long. */
    record Step(String status, int looks, Optional<Duration> time) {}

    /** Why a job failed. */
    record Failure(String code, String message) {}

    private final List<Step> steps;
    private final String end;
    private final Optional<Failure> failure;
    private final boolean ignoresCancel;
    private final long rows;

    private JobScript(List<Step> steps, String end, Optional<Failure> failure, boolean ignoresCancel, long rows) {
        this.steps = List.copyOf(steps);
        this.end = end;
        this.failure = failure;
        this.ignoresCancel = ignoresCancel;
        this.rows = rows;
    }

    /**
     * Queued, running at the first look, succeeded at the second, with 900 rows.
     *
     * @return the script
     */
    public static JobScript succeeding() {
        return endingAs(SUCCEEDED);
    }

    /**
     * Queued, running at the first look, failed at the second.
     *
     * @param code the vendor's code of the failure
     * @param message its words
     * @return the script
     */
    public static JobScript failing(String code, String message) {
        return endingAs(FAILED).because(code, message);
    }

    /**
     * Queued, running at the first look, and at the second an end of any name.
     *
     * @param status the last state as it stands on the wire
     * @return the script
     */
    public static JobScript endingAs(String status) {
        requireNonNull(status, "status");
        return new JobScript(paced(1, 1), status, Optional.empty(), false, 900);
    }

    /**
     * Queued, and then one word after the other, each at one look.
     *
     * @param states words of the vendor or others, at least one
     * @param last what it ends as; empty when the last of the states stays for ever unless cancelled
     * @return the script
     */
    public static JobScript showing(List<String> states, Optional<String> last) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(QUEUED, 1, Optional.empty()));
        for (int i = 0; i < states.size(); i++) {
            boolean stays = last.isEmpty() && i == states.size() - 1;
            steps.add(new Step(states.get(i), stays ? Integer.MAX_VALUE : 1, Optional.empty()));
        }
        return new JobScript(steps, last.orElse(SUCCEEDED), Optional.empty(), false, 900);
    }

    /**
     * The same with a reason for its end.
     *
     * @param code the vendor's code of the failure
     * @param message its words
     * @return the changed copy
     */
    public JobScript because(String code, String message) {
        return new JobScript(steps, end, Optional.of(new Failure(code, message)), ignoresCancel, 0);
    }

    /**
     * Queued, running at the first look, and running for ever unless cancelled.
     *
     * @return the script
     */
    public static JobScript stuck() {
        return succeeding().looks(1, Integer.MAX_VALUE);
    }

    /**
     * The same with another number of looks.
     *
     * @param queued at which look it begins to run; 0 when it runs from the start
     * @param running how many looks later it ends, at least 1
     * @return the changed copy
     */
    public JobScript looks(int queued, int running) {
        if (queued < 0 || running < 1) {
            throw new IllegalArgumentException("queued: 0 or more, running: 1 or more");
        }
        return new JobScript(paced(queued, running), end, failure, ignoresCancel, rows);
    }

    private static List<Step> paced(int queued, int running) {
        Step run = new Step(RUNNING, running, Optional.empty());
        return queued == 0 ? List.of(run) : List.of(new Step(QUEUED, queued, Optional.empty()), run);
    }

    /**
     * The same by the simulator's clock, however often it is looked at.
     *
     * @param queued how long it is queued
     * @param running how long it runs
     * @return the changed copy
     */
    public JobScript lasting(Duration queued, Duration running) {
        List<Step> timed =
                List.of(new Step(QUEUED, 0, Optional.of(queued)), new Step(RUNNING, 0, Optional.of(running)));
        return new JobScript(timed, end, failure, ignoresCancel, rows);
    }

    /**
     * The same with one state more before the end, shown at one look.
     *
     * @param status any word, also one that the vendor never published
     * @return the changed copy
     */
    public JobScript via(String status) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(status, 1, Optional.empty()));
        return new JobScript(more, end, failure, ignoresCancel, rows);
    }

    /**
     * The same with a job that goes on to its end although it was cancelled, as cancelling is cooperative.
     *
     * @return the changed copy
     */
    public JobScript ignoringCancel() {
        return new JobScript(steps, end, failure, true, rows);
    }

    /**
     * The same with another number of rows.
     *
     * @param newRows how many rows are loaded, zero or more
     * @return the changed copy
     */
    public JobScript rows(long newRows) {
        return new JobScript(steps, end, failure, ignoresCancel, newRows);
    }

    List<Step> steps() {
        return steps;
    }

    String end() {
        return end;
    }

    Optional<Failure> failure() {
        return failure;
    }

    boolean ignoresCancel() {
        return ignoresCancel;
    }

    long rows() {
        return rows;
    }
}
