package org.connectorsdk.api.error;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that every {@link ConnectorError} carries: who was asked for what, what came back, how often it was
 * tried, and whether it is worth trying again.
 *
 * <p>Immutable and free of secrets: texts that a provider sent are bounded and masked before they get here.
 *
 * @since 0.1.0
 */
public final class ErrorContext {
    private final Builder from;

    private ErrorContext(Builder builder) {
        this.from = new Builder(builder);
    }

    /**
     * Starts the evidence of one failure.
     *
     * @param provider id of the provider that was asked, such as {@code hotdata}
     * @param operation what was asked of it, such as {@code create}
     * @return a builder whose outcome is {@link Outcome#NOT_SENT} until set otherwise
     */
    public static Builder of(String provider, String operation) {
        return new Builder(provider, operation);
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        return new Builder(from);
    }

    /** {@return the id of the provider} */
    public String provider() {
        return from.provider;
    }

    /**
     * {@return what the caller asked for; the neutral operation, such as {@code create}; of a call of a vendor's own
     * API, the vendor's name for it}
     */
    public String operation() {
        return from.operation;
    }

    /**
     * {@return the request that failed; the vendor's name for it, such as {@code create_connection}; empty where it is
     * the operation itself}
     */
    public Optional<String> vendorOperation() {
        return Optional.ofNullable(from.vendorOperation);
    }

    /**
     * The ids that the call had in hand when it failed.
     *
     * @return each by what it is the id of ({@code connection}, {@code job}, {@code run}), in the order in which they
     *     came
     */
    public Map<String, String> ids() {
        return Collections.unmodifiableMap(from.ids);
    }

    /** {@return the idempotency key that the call carried; empty for none} */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(from.idempotencyKey);
    }

    /** {@return what the call had changed at the provider before it failed, and was not undone; empty for nothing} */
    public List<String> done() {
        return List.copyOf(from.done);
    }

    /**
     * {@return the request that the provider was sent last, as its reference lists it; method and path template, such
     * as {@code GET /v1/connections/{id}}; empty when none was made}
     */
    public Optional<String> request() {
        return Optional.ofNullable(from.request);
    }

    /** {@return what happened, in one sentence without a final stop; bounded, masked, without line breaks} */
    public String summary() {
        return from.summary;
    }

    /** {@return whether the provider acted} */
    public Outcome outcome() {
        return from.outcome;
    }

    /** {@return the HTTP status of the last answer; empty when none came} */
    public OptionalInt status() {
        return from.status == 0 ? OptionalInt.empty() : OptionalInt.of(from.status);
    }

    /** {@return the provider's own error code; empty when it gave none} */
    public Optional<String> vendorCode() {
        return Optional.ofNullable(from.vendorCode);
    }

    /** {@return the id under which the provider can find the request in its logs; empty when it sent none} */
    public Optional<String> requestId() {
        return Optional.ofNullable(from.requestId);
    }

    /** {@return how many requests were sent for this call; 0 when it was refused locally} */
    public int attempts() {
        return from.attempts;
    }

    /** {@return the time from the start of the call to its failure, waits included} */
    public Duration elapsed() {
        return from.elapsed;
    }

    /** {@return whether the same call has a chance to succeed later without any change} */
    public boolean retryable() {
        return from.retryable;
    }

    /** {@return the earliest instant at which trying again makes sense, where the provider or a breaker named one} */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(from.retryAt);
    }

    /** {@return how many items a stream had handed out before it broke; empty outside of streams} */
    public OptionalLong delivered() {
        return from.delivered < 0 ? OptionalLong.empty() : OptionalLong.of(from.delivered);
    }

    /**
     * The fields by which the thing that may have come into being can be recognised (name, type, ends), for
     * {@code Connections.reconcile}.
     *
     * @return the identifying fields of the request, without secrets; empty unless a write is in doubt
     */
    public JsonObject identity() {
        return from.identity;
    }

    /**
     * The beginning of an answer that could not be understood, such as the page of a proxy. It may hold what is not
     * meant for a log (a customer's data), so it stands in no message; show it to whoever may see the account's data.
     *
     * @return at most 500 characters on one line, tags stripped, masked; empty when there is nothing to show
     */
    public String excerpt() {
        return from.excerpt;
    }

    /** {@return what the reader can do next, as a short imperative sentence; empty when there is nothing to add} */
    public Optional<String> advice() {
        return Optional.ofNullable(from.advice);
    }

    /**
     * Renders the evidence as the one line that support reads.
     *
     * @return for example
     *     {@code hotdata create (create_connection): name is taken
     *     [POST /v1/connections, HTTP 409, code CONFLICT, 1 attempt, refused]. Choose another name.}
     */
    public String line() {
        StringBuilder line = new StringBuilder(160);
        line.append(from.provider).append(' ').append(from.operation);
        if (from.vendorOperation != null) {
            line.append(" (").append(from.vendorOperation).append(')');
        }
        line.append(": ").append(from.summary).append(" [");
        from.ids.forEach((name, id) -> line.append(name).append(' ').append(id).append(", "));
        if (from.idempotencyKey != null) {
            line.append("key ").append(from.idempotencyKey).append(", ");
        }
        if (from.request != null) {
            line.append(from.request).append(", ");
        }
        if (from.status != 0) {
            line.append("HTTP ").append(from.status).append(", ");
        }
        if (from.vendorCode != null) {
            line.append("code ").append(from.vendorCode).append(", ");
        }
        if (from.requestId != null) {
            line.append("request id ").append(from.requestId).append(", ");
        }
        if (from.delivered >= 0) {
            line.append(from.delivered).append(" items delivered, ");
        }
        line.append(from.attempts).append(from.attempts == 1 ? " attempt" : " attempts");
        line.append(", ").append(from.outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        if (from.retryAt != null) {
            line.append(", not before ").append(from.retryAt);
        }
        line.append(']');
        if (!from.done.isEmpty()) {
            line.append(". Done before: ").append(String.join("; ", from.done));
        }
        if (from.advice != null) {
            line.append(". ").append(from.advice);
        }
        return line.toString();
    }

    /** {@return the same as {@link #line()}} */
    @Override
    public String toString() {
        return line();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorContext that
                && line().equals(that.line())
                && from.elapsed.equals(that.from.elapsed)
                && from.identity.equals(that.from.identity);
    }

    @Override
    public int hashCode() {
        return line().hashCode();
    }

    /** Collects the evidence. Not thread-safe. */
    public static final class Builder {
        private static final int LONGEST_EXCERPT = 500;

        private final String provider;
        private String operation;
        private @Nullable String vendorOperation;
        private final Map<String, String> ids = new LinkedHashMap<>();
        private @Nullable String idempotencyKey;
        private List<String> done = List.of();
        private @Nullable String request;
        private String summary = "failed";
        private Outcome outcome = Outcome.NOT_SENT;
        private int status;
        private @Nullable String vendorCode;
        private @Nullable String requestId;
        private int attempts;
        private Duration elapsed = Duration.ZERO;
        private boolean retryable;
        private @Nullable Instant retryAt;
        private long delivered = -1;
        private JsonObject identity = JsonObject.empty();
        private String excerpt = "";
        private @Nullable String advice;

        private Builder(String provider, String operation) {
            this.provider = Objects.requireNonNull(provider, "provider");
            this.operation = Objects.requireNonNull(operation, "operation");
        }

        private Builder(Builder other) {
            this.provider = other.provider;
            this.operation = other.operation;
            this.vendorOperation = other.vendorOperation;
            this.ids.putAll(other.ids);
            this.idempotencyKey = other.idempotencyKey;
            this.done = other.done;
            this.request = other.request;
            this.summary = other.summary;
            this.outcome = other.outcome;
            this.status = other.status;
            this.vendorCode = other.vendorCode;
            this.requestId = other.requestId;
            this.attempts = other.attempts;
            this.elapsed = other.elapsed;
            this.retryable = other.retryable;
            this.retryAt = other.retryAt;
            this.delivered = other.delivered;
            this.identity = other.identity;
            this.excerpt = other.excerpt;
            this.advice = other.advice;
        }

        /**
         * Names the neutral operation that the caller asked for. What stood there is the vendor's name from then on,
         * unless nothing was to be sent at all: a local refusal is about what the caller asked for and nothing else.
         *
         * @param neutral the operation, such as {@code create}
         * @return this builder
         */
        public Builder operation(String neutral) {
            boolean isLocal = request == null && attempts == 0 && outcome == Outcome.NOT_SENT;
            if (vendorOperation == null && !isLocal && !operation.equals(neutral)) {
                this.vendorOperation = operation;
            }
            this.operation = Objects.requireNonNull(neutral, "neutral");
            return this;
        }

        /** Names the request that failed as it was read, whatever {@link #operation(String)} would make of it. */
        Builder vendorOperation(@Nullable String name) {
            this.vendorOperation = name;
            return this;
        }

        /**
         * Adds an id that the call had in hand.
         *
         * @param name what it is the id of, such as {@code job}
         * @param value the id
         * @return this builder
         */
        public Builder id(String name, String value) {
            this.ids.put(Objects.requireNonNull(name, "name"), SingleLine.of(value));
            return this;
        }

        /**
         * Records the idempotency key that the call carried.
         *
         * @param key the key, null for none
         * @return this builder
         */
        public Builder idempotencyKey(@Nullable String key) {
            this.idempotencyKey = key == null ? null : SingleLine.of(key);
            return this;
        }

        /**
         * Records what the call had changed before it failed.
         *
         * @param texts one for each change that stands, such as {@code credential cr_1 stored}
         * @return this builder
         */
        public Builder done(List<String> texts) {
            this.done = texts.stream().map(SingleLine::of).toList();
            return this;
        }

        /**
         * Describes what happened.
         *
         * @param text one sentence without a final stop; control characters (line breaks among them) become blanks
         * @return this builder
         */
        public Builder summary(String text) {
            this.summary = SingleLine.of(text);
            return this;
        }

        /**
         * Appends what was found out about the failure: the provider's own words come
         * first.
         *
         * @param text what it means, without a final stop
         * @return this builder
         */
        public Builder explaining(String text) {
            return summary(summary + "; " + text);
        }

        /**
         * Names the request.
         *
         * @param methodAndPath method and path template, such as {@code GET /v1/connections/{id}}; null or empty for
         *     none
         * @return this builder
         */
        public Builder request(@Nullable String methodAndPath) {
            this.request = methodAndPath == null || methodAndPath.isBlank() ? null : SingleLine.of(methodAndPath);
            return this;
        }

        /**
         * Keeps the beginning of an answer that could not be understood.
         *
         * @param text masked already; it is put on one line and bounded here
         * @return this builder
         */
        public Builder excerpt(String text) {
            this.excerpt = VendorText.line(text, LONGEST_EXCERPT);
            return this;
        }

        /**
         * Sets whether the provider acted.
         *
         * @param value the outcome
         * @return this builder
         */
        public Builder outcome(Outcome value) {
            this.outcome = Objects.requireNonNull(value, "outcome");
            return this;
        }

        /**
         * Records the HTTP status of the last answer.
         *
         * @param value 100 to 599, or 0 for none
         * @return this builder
         */
        public Builder status(int value) {
            this.status = value;
            return this;
        }

        /**
         * Records the provider's own error code.
         *
         * @param value the code, null for none
         * @return this builder
         */
        public Builder vendorCode(@Nullable String value) {
            this.vendorCode = value == null || value.isBlank() ? null : SingleLine.of(value);
            return this;
        }

        /**
         * Records the id under which the provider logged the request.
         *
         * @param value the id, null for none
         * @return this builder
         */
        public Builder requestId(@Nullable String value) {
            this.requestId = value == null || value.isBlank() ? null : SingleLine.of(value);
            return this;
        }

        /**
         * Records how often the call was tried and how long it took.
         *
         * @param sent requests sent, 0 or more
         * @param time from the start of the call, waits included
         * @return this builder
         */
        public Builder tried(int sent, Duration time) {
            this.attempts = sent;
            this.elapsed = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Sets whether the same call may succeed later.
         *
         * @param value true if so
         * @return this builder
         */
        public Builder retryable(boolean value) {
            this.retryable = value;
            return this;
        }

        /**
         * Records the earliest instant at which trying again makes sense.
         *
         * @param value the instant, null when unknown
         * @return this builder
         */
        public Builder retryAt(@Nullable Instant value) {
            this.retryAt = value;
            return this;
        }

        /**
         * Records how many items a stream had delivered.
         *
         * @param count items handed to the caller, 0 or more
         * @return this builder
         */
        public Builder delivered(long count) {
            this.delivered = count;
            return this;
        }

        /**
         * Records by which fields the thing in doubt can be recognised.
         *
         * @param fields identifying fields of the request, never a secret
         * @return this builder
         */
        public Builder identity(JsonObject fields) {
            this.identity = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /**
         * Sets what the reader can do next.
         *
         * @param text a short imperative sentence, null for none
         * @return this builder
         */
        public Builder advice(@Nullable String text) {
            this.advice = text == null ? null : SingleLine.of(text);
            return this;
        }

        /** {@return the evidence as collected so far} */
        public ErrorContext build() {
            return new ErrorContext(this);
        }
    }
}
