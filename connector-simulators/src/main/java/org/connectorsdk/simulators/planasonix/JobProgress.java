package org.connectorsdk.simulators.planasonix;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.simulators.planasonix.JobScript.Step;
import org.jspecify.annotations.Nullable;

/** Where a job or backfill is in its {@link JobScript}. */
final class JobProgress {
    final JobScript script;
    private int step;
    private int looks;
    private Instant since;
    private @Nullable String end;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private @Nullable Instant cancelRequestedAt;

    JobProgress(JobScript script, Instant now) {
        this.script = script;
        this.since = now;
        noteStart(now);
    }

    String status() {
        if (end != null) {
            return end;
        }
        return cancelRequestedAt != null ? "cancelling" : current().status();
    }

    boolean hasEnded() {
        return end != null;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    Optional<Instant> cancelRequestedAt() {
        return Optional.ofNullable(cancelRequestedAt);
    }

    /** Lets pass what the clock has carried through. */
    void tick(Instant now) {
        while (end == null && current().time().isPresent()) {
            Instant over = since.plus(current().time().get());
            if (now.isBefore(over)) {
                break;
            }
            advance(over);
        }
        if (end == null && isCancelled() && now.isAfter(cancelRequestedAt().orElse(now))) {
            endAs(JobScript.CANCELLED, now);
        }
    }

    /** Counts a look, which may carry it further. */
    void look(Instant now) {
        tick(now);
        if (end != null) {
            return;
        }
        if (isCancelled()) {
            endAs(JobScript.CANCELLED, now);
        } else if (current().time().isEmpty() && ++looks >= current().looks()) {
            advance(now);
        }
    }

    private boolean isCancelled() {
        return cancelRequestedAt != null && !script.ignoresCancel;
    }

    void cancel(Instant now) {
        if (end == null && cancelRequestedAt == null) {
            cancelRequestedAt = now;
        }
    }

    void endAs(String status, Instant now) {
        if (end == null) {
            end = status;
            finishedAt = now;
        }
    }

    /** Rows arrive at the end; what was cancelled or failed has none. */
    long rows() {
        return status().equals(script.end) ? script.rows : 0;
    }

    Optional<JobScript.Failure> failure() {
        return hasEnded() && status().equals(script.end) ? script.failure : Optional.empty();
    }

    /** How much is done, 0 to 100. */
    int percent(Instant now) {
        if (end != null) {
            return 100;
        }
        double total = 0;
        double done = 0;
        for (int i = 0; i < script.steps.size(); i++) {
            Step each = script.steps.get(i);
            double length = each.time().map(JobProgress::seconds).orElse((double) each.looks());
            double spent = each.time().isPresent() ? seconds(Duration.between(since, now)) : looks;
            total += length;
            done += i < step ? length : i == step ? spent : 0;
        }
        return total == 0 ? 0 : (int) Math.min(99, 100 * done / total);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void advance(Instant at) {
        step++;
        looks = 0;
        since = at;
        if (step == script.steps.size()) {
            endAs(script.end, at);
        } else {
            noteStart(at);
        }
    }

    private void noteStart(Instant at) {
        if (startedAt == null && !current().status().equals(JobScript.QUEUED)) {
            startedAt = at;
        }
    }

    private Step current() {
        return script.steps.get(step);
    }
}
