package org.connectorsdk.simulators.hotdata.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A background job. Its work is done at the moment at which it is seen to have ended.
 *
 * @since 0.1.0
 */
public final class JobEntry {
    /** How the work of a job ended. */
    public record Work(String status, Optional<String> error, ObjectNode result) {}

    private final String id;
    private final String type;
    private final Instant createdAt;
    private final JobScript script;
    private final Supplier<Work> task;
    private int polls;
    private @Nullable Work work;
    private @Nullable Instant completedAt;

    public JobEntry(String id, String type, Instant createdAt, JobScript script, Supplier<Work> task) {
        this.id = id;
        this.type = type;
        this.createdAt = createdAt;
        this.script = script;
        this.task = task;
    }

    /** {@return its id, 30 characters} */
    public String id() {
        return id;
    }

    /** {@return what it does, such as {@code data_refresh_connection}} */
    public String type() {
        return type;
    }

    /** {@return when it was started, an instant of the service's time} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return how often it was asked for, zero or more} */
    public int polls() {
        return polls;
    }

    /** {@return when it was seen to have ended; empty before} */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    public void poll() {
        polls++;
    }

    /** The state to show now; the work is done when that is the end. */
    public String status(Instant now) {
        Optional<String> state = script.state(polls, Duration.between(createdAt, now));
        if (work == null && state.isPresent()) {
            return state.get();
        }
        return script.endState(done(now).status());
    }

    private Work done(Instant now) {
        if (work == null) {
            work = task.get();
            completedAt = now;
        }
        return work;
    }

    public Optional<Work> work() {
        return Optional.ofNullable(work);
    }
}
