package org.connectorsdk.api.job;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was last observed. Immutable; a later observation is another value.
 *
 * <p>{@link #attached()} marks a job that was started by somebody else or by an earlier attempt, {@link #skipped()}
 * that a running job stood in for the one that was asked for.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
public final class Job {
    private final Values values;

    private Job(Values values) {
        this.values = values;
    }

    /** What equality is about. */
    private record Values(
            JobRef ref,
            JobStatus status,
            String type,
            @Nullable ConnectionId connection,
            @Nullable Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Instant resumesAt,
            @Nullable Instant observedAt,
            JobProgress progress,
            @Nullable JobFailure failure,
            int attempts,
            boolean attached,
            boolean skipped,
            boolean resultPending,
            List<String> warnings,
            @Nullable String idempotencyKey,
            JsonObject vendorFields) {}

    /**
     * Starts a job.
     *
     * @param ref the handle
     * @param status the status
     * @return a builder
     */
    public static Builder builder(JobRef ref, JobStatus status) {
        return new Builder(ref, status);
    }

    /** {@return the handle, which can be stored before the first poll} */
    public JobRef ref() {
        return values.ref;
    }

    /** {@return the status at the time of observation} */
    public JobStatus status() {
        return values.status;
    }

    /** {@return the vendor's word for what the job does; empty when not given} */
    public String type() {
        return values.type;
    }

    /** {@return the connection it works on, where the vendor names it} */
    public Optional<ConnectionId> connection() {
        return Optional.ofNullable(values.connection);
    }

    /** {@return when it was accepted} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(values.createdAt);
    }

    /** {@return when it began to run} */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(values.startedAt);
    }

    /** {@return when it ended} */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(values.endedAt);
    }

    /**
     * {@return when the vendor will go on with a job that it has put off, by the vendor's clock; of a {@link
     * JobState#RESCHEDULED} one from when a start makes sense}
     */
    public Optional<Instant> resumesAt() {
        return Optional.ofNullable(values.resumesAt);
    }

    /** {@return when the library saw this status, by its own clock} */
    public Optional<Instant> observedAt() {
        return Optional.ofNullable(values.observedAt);
    }

    /** {@return the counters that the vendor gave} */
    public JobProgress progress() {
        return values.progress;
    }

    /** {@return why it failed, or failed in part; empty while there is nothing to report} */
    public Optional<JobFailure> failure() {
        return Optional.ofNullable(values.failure);
    }

    /** {@return how often the vendor has tried it, the present attempt included; 0 when not given} */
    public int attempts() {
        return values.attempts;
    }

    /** {@return whether the job was already running when a sync was asked for} */
    public boolean attached() {
        return values.attached;
    }

    /** {@return whether the sync was skipped because this job was running} */
    public boolean skipped() {
        return values.skipped;
    }

    /**
     * Marks a job that has ended while the vendor does not show its result yet. A wait reads such a job again, a
     * bounded number of times; a single read answers it as it is.
     *
     * @return whether a later read may show more than this one
     */
    public boolean resultPending() {
        return values.resultPending;
    }

    /** {@return what the vendor remarked without failing the job} */
    public List<String> warnings() {
        return values.warnings;
    }

    /** {@return the idempotency key with which this call started it; empty where it carried none} */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(values.idempotencyKey);
    }

    /** {@return every field that the vendor sent and the library does not model, logs never among them} */
    public JsonObject vendorFields() {
        return values.vendorFields;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(values.ref, values.status);
        builder.type = values.type;
        builder.connection = values.connection;
        builder.createdAt = values.createdAt;
        builder.startedAt = values.startedAt;
        builder.endedAt = values.endedAt;
        builder.resumesAt = values.resumesAt;
        builder.observedAt = values.observedAt;
        builder.progress = values.progress;
        builder.failure = values.failure;
        builder.attempts = values.attempts;
        builder.attached = values.attached;
        builder.skipped = values.skipped;
        builder.resultPending = values.resultPending;
        builder.warnings = values.warnings;
        builder.idempotencyKey = values.idempotencyKey;
        builder.vendorFields = values.vendorFields;
        return builder;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return JobJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the job
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static Job fromJson(JsonObject json) {
        return JobJson.read(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Job that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** {@return handle and status} */
    @Override
    public String toString() {
        return "Job[" + VendorText.line(values.ref.display()) + ", " + values.status
                + (values.attached ? ", attached" : "") + (values.skipped ? ", skipped" : "") + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private JobRef ref;
        private JobStatus status;
        private String type = "";
        private @Nullable ConnectionId connection;
        private @Nullable Instant createdAt;
        private @Nullable Instant startedAt;
        private @Nullable Instant endedAt;
        private @Nullable Instant resumesAt;
        private @Nullable Instant observedAt;
        private JobProgress progress = JobProgress.none();
        private @Nullable JobFailure failure;
        private int attempts = 0;
        private boolean attached = false;
        private boolean skipped = false;
        private boolean resultPending = false;
        private List<String> warnings = List.of();
        private @Nullable String idempotencyKey;
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(JobRef ref, JobStatus status) {
            this.ref = Objects.requireNonNull(ref, "ref");
            this.status = Objects.requireNonNull(status, "status");
        }

        /**
         * The handle, which can be stored before the first poll.
         *
         * @param value the handle
         * @return this builder
         */
        public Builder ref(JobRef value) {
            this.ref = Objects.requireNonNull(value, "ref");
            return this;
        }

        /**
         * The status at the time of observation.
         *
         * @param value the status
         * @return this builder
         */
        public Builder status(JobStatus value) {
            this.status = Objects.requireNonNull(value, "status");
            return this;
        }

        /**
         * The vendor's word for what the job does; empty when not given.
         *
         * @param value default empty
         * @return this builder
         */
        public Builder type(String value) {
            this.type = Objects.requireNonNull(value, "type");
            return this;
        }

        /**
         * The connection it works on, where the vendor names it.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder connection(@Nullable ConnectionId value) {
            this.connection = value;
            return this;
        }

        /**
         * When it was accepted.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder createdAt(@Nullable Instant value) {
            this.createdAt = value;
            return this;
        }

        /**
         * When it began to run.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder startedAt(@Nullable Instant value) {
            this.startedAt = value;
            return this;
        }

        /**
         * When it ended.
         *
         * @param value null while it runs or when not given
         * @return this builder
         */
        public Builder endedAt(@Nullable Instant value) {
            this.endedAt = value;
            return this;
        }

        /**
         * Sets {@link Job#resumesAt()}.
         *
         * @param value null when the vendor does not say
         * @return this builder
         */
        public Builder resumesAt(@Nullable Instant value) {
            this.resumesAt = value;
            return this;
        }

        /**
         * When the library saw this status, by its own clock.
         *
         * @param value null when not known
         * @return this builder
         */
        public Builder observedAt(@Nullable Instant value) {
            this.observedAt = value;
            return this;
        }

        /**
         * The counters that the vendor gave.
         *
         * @param value default none
         * @return this builder
         */
        public Builder progress(JobProgress value) {
            this.progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * Why it failed, or failed in part; empty while there is nothing to report.
         *
         * @param value null for none
         * @return this builder
         */
        public Builder failure(@Nullable JobFailure value) {
            this.failure = value;
            return this;
        }

        /**
         * How often the vendor has tried it, the present attempt included; 0 when not given.
         *
         * @param value default 0
         * @return this builder
         */
        public Builder attempts(int value) {
            this.attempts = value;
            return this;
        }

        /**
         * Whether the job was already running when a sync was asked for.
         *
         * @param value default false
         * @return this builder
         */
        public Builder attached(boolean value) {
            this.attached = value;
            return this;
        }

        /**
         * Whether the sync was skipped because this job was running.
         *
         * @param value default false
         * @return this builder
         */
        public Builder skipped(boolean value) {
            this.skipped = value;
            return this;
        }

        /**
         * Whether the job has ended and the vendor does not show its result yet.
         *
         * @param value default false
         * @return this builder
         */
        public Builder resultPending(boolean value) {
            this.resultPending = value;
            return this;
        }

        /**
         * What the vendor remarked without failing the job.
         *
         * @param value default none
         * @return this builder
         */
        public Builder warnings(List<String> value) {
            this.warnings = Objects.requireNonNull(value, "warnings").stream()
                    .map(VendorText::line)
                    .toList();
            return this;
        }

        /**
         * Sets {@link Job#idempotencyKey()}.
         *
         * @param value the key; null for none
         * @return this builder
         */
        public Builder idempotencyKey(@Nullable String value) {
            this.idempotencyKey = value;
            return this;
        }

        /**
         * Every field that the vendor sent and the library does not model, logs never among them.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorFields(JsonObject value) {
            this.vendorFields = Objects.requireNonNull(value, "vendorFields");
            return this;
        }

        /** {@return the value} */
        public Job build() {
            return new Job(new Values(
                    ref,
                    status,
                    type,
                    connection,
                    createdAt,
                    startedAt,
                    endedAt,
                    resumesAt,
                    observedAt,
                    progress,
                    failure,
                    attempts,
                    attached,
                    skipped,
                    resultPending,
                    warnings,
                    idempotencyKey,
                    vendorFields));
        }
    }
}
