package org.connectorsdk.simulators.airbyte.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What becomes of a job. It moves either with the simulator's clock or one step with each look at it. Immutable; the
 * methods return changed copies.
 *
 * @since 0.1.0
 */
public final class JobPlan {
    private static final Duration THREE_SECONDS = Duration.ofSeconds(3);

    // Written by a method that has just made the copy, and never after it was handed out.
    private List<String> polled = List.of();
    private Duration pending = Duration.ZERO;
    private Duration running = Duration.ZERO;
    private String end = "succeeded";
    private List<Optional<AttemptFailure>> failures = List.of();
    private boolean inPart;
    private long records = 640;
    private long bytes = 81_920;
    private long logBytes;
    private long logGrowth;
    private Duration hidden = Duration.ZERO;
    private int looksUntilCancelled;

    private JobPlan() {}

    private JobPlan with(Consumer<JobPlan> change) {
        JobPlan copy = new JobPlan();
        copy.polled = polled;
        copy.pending = pending;
        copy.running = running;
        copy.end = end;
        copy.failures = failures;
        copy.inPart = inPart;
        copy.records = records;
        copy.bytes = bytes;
        copy.logBytes = logBytes;
        copy.logGrowth = logGrowth;
        copy.hidden = hidden;
        copy.looksUntilCancelled = looksUntilCancelled;
        change.accept(copy);
        return copy;
    }

    /**
     * {@return a job that runs for three seconds of the simulator's clock and succeeds, as jobs do unless told
     * otherwise}
     */
    public static JobPlan standard() {
        return byClock(Duration.ZERO, THREE_SECONDS);
    }

    /** Moves with the simulator's clock, and succeeds: so long it is pending, and so long it runs after that. */
    public static JobPlan byClock(Duration pending, Duration running) {
        JobPlan plan = new JobPlan();
        plan.pending = pending;
        plan.running = running;
        return plan;
    }

    /** {@return a job that runs until it is cancelled} */
    public static JobPlan endless() {
        return byPolls("running");
    }

    /**
     * Moves one step with each look at the job ({@code get-job}, {@code get-job-light}, {@code
     * get-job-without-logs}, {@code public-get-job}); lists do not count. Before the first look it has the first
     * status, and it stays in the last one. There is at least one, known to the vendor or not.
     */
    public static JobPlan byPolls(String... statuses) {
        if (statuses.length == 0) {
            throw new IllegalArgumentException("statuses: name at least one");
        }
        JobPlan plan = new JobPlan();
        plan.polled = List.of(statuses);
        return plan;
    }

    /** Ends in failure, with a reason for each attempt in order; a plan with the clock would succeed otherwise. */
    public JobPlan failing(AttemptFailure... reasons) {
        List<Optional<AttemptFailure>> all = new ArrayList<>();
        for (AttemptFailure reason : reasons) {
            all.add(Optional.of(reason));
        }
        return failing(all);
    }

    /** Ends in failure, with attempts in order that say why and attempts that do not. */
    public JobPlan failing(List<Optional<AttemptFailure>> reasons) {
        return with(copy -> {
            copy.end = "failed";
            copy.failures = List.copyOf(reasons);
        });
    }

    /** {@return the same; attempts that fail have moved a part nevertheless} */
    public JobPlan inPart() {
        return with(copy -> copy.inPart = true);
    }

    /** How many records and bytes the job moves in all; a job that is not done shows half of it. */
    public JobPlan moving(long newRecords, long newBytes) {
        return with(copy -> {
            copy.records = newRecords;
            copy.bytes = newBytes;
        });
    }

    /**
     * How many bytes the log of the first attempt has at the first look, and how many more with each further
     * look. It is made while it is sent, and the job's own members stand behind it.
     */
    public JobPlan logging(long newBytes, long growth) {
        return with(copy -> {
            copy.logBytes = newBytes;
            copy.logGrowth = growth;
        });
    }

    /**
     * How long, on the simulator's clock, the job is at work before anything shows it; a second start is refused
     * all the same.
     */
    public JobPlan visibleAfter(Duration newHidden) {
        return with(copy -> copy.hidden = newHidden);
    }

    /** How many more looks show the job as it was after it was cancelled; none unless told otherwise. */
    public JobPlan cancelledAfterLooks(int looks) {
        return with(copy -> copy.looksUntilCancelled = looks);
    }

    /** The statuses so far, oldest first, of a job of this age that was looked at so often. */
    List<String> history(Duration age, int looks) {
        if (!polled.isEmpty()) {
            return polled.subList(0, Math.min(Math.max(looks, 1), polled.size()));
        }
        if (age.compareTo(pending) < 0) {
            return List.of("pending");
        }
        return age.compareTo(pending.plus(running)) < 0
                ? List.of("pending", "running")
                : List.of("pending", "running", end);
    }

    /** How long the job takes, empty when that depends on how often it is looked at. */
    Optional<Duration> lasts() {
        return polled.isEmpty() ? Optional.of(pending.plus(running)) : Optional.empty();
    }

    Optional<AttemptFailure> failure(int attempt) {
        return attempt < failures.size() ? failures.get(attempt) : Optional.empty();
    }

    boolean isInPart() {
        return inPart;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    /** How large the log is at the given look, 1 for the first. */
    long logBytes(int look) {
        return logBytes + logGrowth * Math.max(0, look - 1);
    }

    Duration hidden() {
        return hidden;
    }

    int looksUntilCancelled() {
        return looksUntilCancelled;
    }
}
