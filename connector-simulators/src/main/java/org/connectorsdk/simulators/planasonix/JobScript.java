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
    static final String SUCCEEDED = "succeeded";
    static final String CANCELLED = "cancelled";

    private static final String RUNNING = "running";

    /** A state that is left after so many looks or, when {@code time} is given, after that long. */
    record Step(String status, int looks, Optional<Duration> time) {
        static Step looks(String status, int looks) {
            return new Step(status, looks, Optional.empty());
        }

        static Step lasting(String status, Duration time) {
            return new Step(status, 0, Optional.of(time));
        }
    }

    /** Why a job failed. */
    record Failure(String code, String message) {}

    final List<Step> steps;
    final String end;
    final Optional<Failure> failure;
    final boolean ignoresCancel;
    final long rows;

    private JobScript(List<Step> steps, String end, Optional<Failure> failure, boolean ignoresCancel, long rows) {
        this.steps = List.copyOf(steps);
        this.end = end;
        this.failure = failure;
        this.ignoresCancel = ignoresCancel;
        this.rows = rows;
    }

    private JobScript steps(List<Step> newSteps) {
        return new JobScript(newSteps, end, failure, ignoresCancel, rows);
    }

    /** {@return queued, running at the first look, succeeded at the second, with 900 rows} */
    public static JobScript succeeding() {
        return endingAs(SUCCEEDED);
    }

    /**
     * {@return queued, running at the first look, failed at the second}
     *
     * @param code the vendor's code of the failure
     * @param message its words
     */
    public static JobScript failing(String code, String message) {
        return endingAs("failed").because(code, message);
    }

    /**
     * {@return queued, running at the first look, and at the second an end of any name}
     *
     * @param status the last state as it is sent
     */
    public static JobScript endingAs(String status) {
        List<Step> paced = List.of(Step.looks(QUEUED, 1), Step.looks(RUNNING, 1));
        return new JobScript(paced, requireNonNull(status, "status"), Optional.empty(), false, 900);
    }

    /**
     * {@return queued, and then one word after the other, each at one look}
     *
     * @param states words of the vendor or others, at least one
     * @param last what it ends as; empty when the last of the states stays for ever unless cancelled
     */
    public static JobScript showing(List<String> states, Optional<String> last) {
        List<Step> steps = new ArrayList<>(List.of(Step.looks(QUEUED, 1)));
        states.forEach(state -> steps.add(Step.looks(state, 1)));
        if (last.isEmpty()) {
            steps.set(states.size(), Step.looks(states.get(states.size() - 1), Integer.MAX_VALUE));
        }
        return endingAs(last.orElse(SUCCEEDED)).steps(steps);
    }

    /** {@return queued, running at the first look, and running for ever unless cancelled} */
    public static JobScript stuck() {
        return succeeding().looks(1, Integer.MAX_VALUE);
    }

    /**
     * {@return the same with a reason for its end}
     *
     * @param code the vendor's code of the failure
     * @param message its words
     */
    public JobScript because(String code, String message) {
        return new JobScript(steps, end, Optional.of(new Failure(code, message)), ignoresCancel, 0);
    }

    /**
     * {@return the same with another number of looks}
     *
     * @param queued at which look it begins to run; 0 when it runs from the start
     * @param running how many looks later it ends, at least 1
     */
    public JobScript looks(int queued, int running) {
        if (queued < 0 || running < 1) {
            throw new IllegalArgumentException("queued: 0 or more, running: 1 or more");
        }
        Step run = Step.looks(RUNNING, running);
        return steps(queued == 0 ? List.of(run) : List.of(Step.looks(QUEUED, queued), run));
    }

    /**
     * {@return the same by the simulator's clock, however often it is looked at}
     *
     * @param queued how long it is queued
     * @param running how long it runs
     */
    public JobScript lasting(Duration queued, Duration running) {
        return steps(List.of(Step.lasting(QUEUED, queued), Step.lasting(RUNNING, running)));
    }

    /**
     * {@return the same with one state more before the end, shown at one look}
     *
     * @param status any word, also one that the vendor never published
     */
    public JobScript via(String status) {
        List<Step> more = new ArrayList<>(steps);
        more.add(Step.looks(status, 1));
        return steps(more);
    }

    /** {@return the same with a job that goes on to its end although it was cancelled, as cancelling is cooperative} */
    public JobScript ignoringCancel() {
        return new JobScript(steps, end, failure, true, rows);
    }

    /**
     * {@return the same with another number of rows}
     *
     * @param newRows how many rows are loaded, zero or more
     */
    public JobScript rows(long newRows) {
        return new JobScript(steps, end, failure, ignoresCancel, newRows);
    }
}
