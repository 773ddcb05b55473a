package org.connectorsdk.simulators.airbyte.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One job of a connection.
 *
 * @since 0.1.0
 */
public final class SimulatedJob {
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled");

    /** One attempt as it stands: its number is its place in the list. */
    record Attempt(String status) {
        boolean isOver() {
            return !status.equals("running");
        }
    }

    public final long id;
    /** {@code sync}, {@code reset_connection}, {@code clear} or {@code refresh}. */
    public final String type;

    public final String connectionId;
    public final Instant createdAt;
    final JobPlan plan;

    /** Namespace and name of the streams that it empties or reads anew; of a sync none, it is about all of them. */
    final List<Map.Entry<String, String>> streams;

    private int looks;
    private int looksAtCancel;
    private @Nullable Instant cancelledAt;
    private @Nullable String forced;
    private @Nullable Instant endedAt;
    private boolean applied;

    SimulatedJob(
            long id,
            String type,
            String connectionId,
            Instant createdAt,
            JobPlan plan,
            List<Map.Entry<String, String>> streams) {
        this.id = id;
        this.type = type;
        this.connectionId = connectionId;
        this.createdAt = createdAt;
        this.plan = plan;
        this.streams = List.copyOf(streams);
    }

    public void look() {
        looks++;
    }

    public void cancel(Instant now) {
        if (cancelledAt == null) {
            cancelledAt = now;
            looksAtCancel = looks;
        }
    }

    void force(String status) {
        forced = status;
    }

    private List<String> history(Instant now) {
        if (forced != null) {
            return List.of("running", forced);
        }
        Instant until = cancelledAt == null ? now : cancelledAt;
        List<String> history = new ArrayList<>(
                plan.history(Duration.between(createdAt, until), cancelledAt == null ? looks : looksAtCancel));
        if (cancelledAt != null && looks - looksAtCancel >= plan.looksUntilCancelled()) {
            history.add("cancelled");
        }
        return history;
    }

    public String status(Instant now) {
        List<String> history = history(now);
        return history.get(history.size() - 1);
    }

    public boolean isOver(Instant now) {
        return FINAL.contains(status(now));
    }

    boolean isVisible(Instant now) {
        return !now.isBefore(createdAt.plus(plan.hidden()));
    }

    List<Attempt> attempts(Instant now) {
        List<Attempt> attempts = new ArrayList<>();
        for (String status : history(now)) {
            switch (status) {
                case "running" -> {
                    if (attempts.isEmpty() || last(attempts).isOver()) {
                        attempts.add(new Attempt("running"));
                    }
                }
                case "incomplete", "failed", "cancelled" -> end(attempts, "failed");
                case "succeeded" -> end(attempts, "succeeded");
                default -> {
                    // Statuses of a job alone: nothing was attempted yet, or nobody knows.
                }
            }
        }
        return attempts;
    }

    private static Attempt last(List<Attempt> attempts) {
        return attempts.get(attempts.size() - 1);
    }

    private static void end(List<Attempt> attempts, String status) {
        if (!attempts.isEmpty()) {
            attempts.remove(attempts.size() - 1);
        }
        attempts.add(new Attempt(status));
    }

    Optional<AttemptFailure> failure(int attempt) {
        return plan.failure(attempt);
    }

    /** A job about streams that the connection does not move ends well and has done nothing. */
    private boolean isAboutNothing() {
        return streams.isEmpty() && !type.equals("sync");
    }

    long recordsSoFar(Instant now) {
        return isAboutNothing() ? 0 : isOver(now) ? plan.records() : plan.records() / 2;
    }

    long bytesSoFar(Instant now) {
        return isAboutNothing() ? 0 : isOver(now) ? plan.bytes() : plan.bytes() / 2;
    }

    long logBytes() {
        return plan.logBytes(looks);
    }

    Instant startedAt() {
        return createdAt.plusSeconds(1);
    }

    /** When it changed last; the end of a job that moves by looks is when it was first seen. */
    public Instant updatedAt(Instant now) {
        if (!isOver(now)) {
            Instant earliest = createdAt.plusSeconds(2);
            return now.isBefore(earliest) ? earliest : now;
        }
        if (endedAt == null) {
            endedAt = cancelledAt != null
                    ? cancelledAt
                    : plan.lasts().map(createdAt::plus).orElse(now);
        }
        return endedAt;
    }

    /** {@return whether nothing more will come of it: it took effect, or ended without any} */
    boolean isSettled(Instant now) {
        return applied || (FINAL.contains(status(now)) && !status(now).equals("succeeded"));
    }

    /** True once, when the job has succeeded and its effect is due. */
    boolean takeEffect(Instant now) {
        boolean due = !applied && status(now).equals("succeeded");
        applied |= due;
        return due;
    }
}
