package org.connectorsdk.api.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.connectorsdk.api.annotation.Experimental;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Options of calls that override the client's settings. Immutable; share and reuse it.
 *
 * <p>Everything is optional: {@link #none()} leaves all to the client.
 *
 * @since 0.1.0
 */
public final class CallOptions {
    private static final CallOptions NONE = builder().build();

    private final @Nullable Duration deadline;
    private final @Nullable Duration attemptTimeout;
    private final int maxAttempts;
    private final Map<String, String> headers;
    private final @Nullable String idempotencyKey;
    private final boolean readOnly;
    private final @Nullable Secret credential;
    private final @Nullable OperationContext operation;
    private final Duration waited;
    private final @Nullable ServerHints hints;
    private final @Nullable Executor ahead;
    private final long maxItems;
    private final int maxPages;
    private final @Nullable Consumer<AnswerHead> inspector;

    private CallOptions(Builder builder) {
        this.deadline = builder.deadline;
        this.attemptTimeout = builder.attemptTimeout;
        this.maxAttempts = builder.maxAttempts;
        this.headers = Map.copyOf(builder.headers);
        this.idempotencyKey = builder.idempotencyKey;
        this.readOnly = builder.readOnly;
        this.credential = builder.credential;
        this.operation = builder.operation;
        this.waited = builder.waited;
        this.hints = builder.hints;
        this.ahead = builder.ahead;
        this.maxItems = builder.maxItems;
        this.maxPages = builder.maxPages;
        this.inspector = builder.inspector;
    }

    /** {@return options that change nothing} */
    public static CallOptions none() {
        return NONE;
    }

    /** {@return a builder that starts from {@link #none()}} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Shorthand for the most frequent option.
     *
     * @param limit see {@link Builder#deadline}
     * @return options with that deadline alone
     */
    public static CallOptions deadline(Duration limit) {
        return builder().deadline(limit).build();
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.deadline = deadline;
        builder.attemptTimeout = attemptTimeout;
        builder.maxAttempts = maxAttempts;
        builder.headers = headers.isEmpty() ? headers : new LinkedHashMap<>(headers);
        builder.idempotencyKey = idempotencyKey;
        builder.readOnly = readOnly;
        builder.credential = credential;
        builder.operation = operation;
        builder.waited = waited;
        builder.hints = hints;
        builder.ahead = ahead;
        builder.maxItems = maxItems;
        builder.maxPages = maxPages;
        builder.inspector = inspector;
        return builder;
    }

    /**
     * Takes from others what these leave to the client. Headers of both are sent; of one name, these count.
     *
     * @param others such as those of the view on which a call is made
     * @return the options of both
     */
    public CallOptions orElse(CallOptions others) {
        if (others == NONE) {
            return this;
        }
        Builder both = toBuilder();
        both.deadline = deadline != null ? deadline : others.deadline;
        both.attemptTimeout = attemptTimeout != null ? attemptTimeout : others.attemptTimeout;
        both.maxAttempts = maxAttempts != 0 ? maxAttempts : others.maxAttempts;
        others.headers.forEach(both::inherit);
        both.idempotencyKey = idempotencyKey != null ? idempotencyKey : others.idempotencyKey;
        both.readOnly = readOnly || others.readOnly;
        both.credential = credential != null ? credential : others.credential;
        both.operation = operation != null ? operation : others.operation;
        both.waited = waited.isZero() ? others.waited : waited;
        both.hints = hints != null ? hints : others.hints;
        both.maxItems = maxItems != 0 ? maxItems : others.maxItems;
        both.maxPages = maxPages != 0 ? maxPages : others.maxPages;
        both.inspector = inspector != null ? inspector : others.inspector;
        return both.build();
    }

    /** {@return how long the whole call may take; empty for the client's setting} */
    public Optional<Duration> deadline() {
        return Optional.ofNullable(deadline);
    }

    /** {@return how long one attempt may take; empty for the client's setting} */
    public Optional<Duration> attemptTimeout() {
        return Optional.ofNullable(attemptTimeout);
    }

    /** {@return how many requests this call may cost at the most; empty for the client's setting} */
    public OptionalInt maxAttempts() {
        return maxAttempts == 0 ? OptionalInt.empty() : OptionalInt.of(maxAttempts);
    }

    /** {@return additional request headers, by name} */
    public Map<String, String> headers() {
        return headers;
    }

    /** {@return the key that marks all attempts of one logical write; empty to let the library choose one} */
    public Optional<String> idempotencyKey() {
        return Optional.ofNullable(idempotencyKey);
    }

    /**
     * {@return whether the caller declares that the statement of this call only reads; see {@link Builder#readOnly}}
     */
    public boolean readOnly() {
        return readOnly;
    }

    /** {@return the credential of the tenant on whose behalf this call is made; empty for the client's own} */
    public Optional<Secret> credential() {
        return Optional.ofNullable(credential);
    }

    /**
     * The neutral operation that this call is made for. The library sets it on what it hands to a provider; whatever
     * stands there in a caller's own options is replaced.
     *
     * @return the operation; empty for a call of a vendor's own API
     */
    public Optional<OperationContext> operation() {
        return Optional.ofNullable(operation);
    }

    /**
     * {@return how long the call has waited for a thread since its caller made it, which counts against its deadline}
     */
    public Duration waited() {
        return waited;
    }

    /** {@return where the runtime records hints of answers about the next request; empty for nowhere} */
    public Optional<ServerHints> hints() {
        return Optional.ofNullable(hints);
    }

    /** {@return threads for what may be fetched before it is asked for, the next page of a walk; empty for none} */
    public Optional<Executor> ahead() {
        return Optional.ofNullable(ahead);
    }

    /** {@return how many items a walk may hand out; empty for all} */
    public OptionalLong maxItems() {
        return maxItems == 0 ? OptionalLong.empty() : OptionalLong.of(maxItems);
    }

    /** {@return how many pages a walk may fetch; empty for all} */
    public OptionalInt maxPages() {
        return maxPages == 0 ? OptionalInt.empty() : OptionalInt.of(maxPages);
    }

    /** {@return who sees the head of each answer; empty for nobody} */
    @Experimental
    public Optional<Consumer<AnswerHead>> inspector() {
        return Optional.ofNullable(inspector);
    }

    /** {@return the options that are set, header values and the credential masked} */
    @Override
    public String toString() {
        return "CallOptions[deadline=" + deadline + ", attemptTimeout=" + attemptTimeout + ", maxAttempts="
                + maxAttempts + ", headers=" + headers.keySet() + ", idempotencyKey=" + idempotencyKey
                + (readOnly ? ", readOnly" : "")
                + (maxItems == 0 ? "" : ", maxItems=" + maxItems)
                + (maxPages == 0 ? "" : ", maxPages=" + maxPages)
                + (inspector == null ? "" : ", inspected")
                + ", credential=" + (credential == null ? "client's" : "call's") + "]";
    }

    /** Builds options. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration deadline;
        private @Nullable Duration attemptTimeout;
        private int maxAttempts;
        private Map<String, String> headers = Map.of();
        private @Nullable String idempotencyKey;
        private boolean readOnly;
        private @Nullable Secret credential;
        private @Nullable OperationContext operation;
        private Duration waited = Duration.ZERO;
        private @Nullable ServerHints hints;
        private @Nullable Executor ahead;
        private long maxItems;
        private int maxPages;
        private @Nullable Consumer<AnswerHead> inspector;

        private Builder() {}

        /**
         * Bounds the whole call: all attempts, pauses and waits for a permit. Default 60 s for reads, 300 s for slow
         * operations (create with discovery, introspect, test). In an {@code await} it bounds one poll; the wait itself
         * is bounded by its {@code WaitPolicy}.
         *
         * @param limit more than zero
         * @return this builder
         */
        public Builder deadline(Duration limit) {
            this.deadline = positive(limit, "deadline");
            return this;
        }

        /**
         * Bounds each attempt. It shrinks by itself to what is left of the deadline. Default: the deadline.
         *
         * @param limit more than zero
         * @return this builder
         */
        public Builder attemptTimeout(Duration limit) {
            this.attemptTimeout = positive(limit, "attemptTimeout");
            return this;
        }

        /**
         * Bounds how many requests this call may cost. It can only make a call more careful: a write that is not safe
         * to repeat is never repeated, whatever the value. Default 3.
         *
         * @param count 1 for no repeat, at most 100
         * @return this builder
         */
        public Builder maxAttempts(int count) {
            if (count < 1 || count > 100) {
                throw new IllegalArgumentException("maxAttempts: 1 to 100, not " + count);
            }
            this.maxAttempts = count;
            return this;
        }

        /**
         * Adds a request header, such as a correlation id. Its value is not logged.
         *
         * @param name a header name; those that carry credentials or framing are refused
         * @param value visible ASCII and blanks
         * @return this builder
         * @throws IllegalArgumentException naming the header, never its value
         */
        public Builder header(String name, String value) {
            CallersHeader.check(name, value);
            if (headers.isEmpty()) {
                headers = new LinkedHashMap<>(); // most calls have none
            }
            headers.put(name, value);
            return this;
        }

        private void inherit(String name, String value) {
            if (headers.keySet().stream().noneMatch(name::equalsIgnoreCase)) {
                header(name, value);
            }
        }

        /**
         * Marks all attempts of one logical write with one key, so that a provider that knows such keys applies it
         * once. The key stands in the error and in the job of the call. A write that cannot carry it is refused with
         * {@code Unsupported}, naming {@code Capability.IDEMPOTENCY_KEY}, before anything is sent; which writes can
         * carry it says {@code ProviderDescriptor.takesIdempotencyKey}. Reads ignore it.
         *
         * @param key 1 to 255 characters of visible ASCII; null for none
         * @return this builder
         */
        public Builder idempotencyKey(@Nullable String key) {
            if (key == null) {
                this.idempotencyKey = null;
                return this;
            }
            if (key.isEmpty() || key.length() > 255 || !key.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException("idempotencyKey: 1 to 255 characters of visible ASCII");
            }
            this.idempotencyKey = key;
            return this;
        }

        /**
         * Declares that the statement of a query only reads, which no provider can infer from its text. It is then
         * repeated like other reads, within the attempts and the deadline, and its failures never have the outcome
         * UNKNOWN; otherwise it is sent once, and the error carries when to try again. Calls without a statement ignore
         * it.
         *
         * @param value true for a statement that changes nothing; default false
         * @return this builder
         */
        public Builder readOnly(boolean value) {
            this.readOnly = value;
            return this;
        }

        /**
         * Makes this call with another tenant's credential. Nothing of it is kept after the call.
         *
         * @param value the credential, in the form that the client's own has
         * @return this builder
         */
        public Builder credential(Secret value) {
            this.credential = Objects.requireNonNull(value, "credential");
            return this;
        }

        /**
         * Sets which neutral operation the call belongs to. For the library and for providers that make calls of their
         * own.
         *
         * @param value the operation
         * @return this builder
         */
        public Builder operation(OperationContext value) {
            this.operation = Objects.requireNonNull(value, "operation");
            return this;
        }

        /**
         * Sets how long the call has waited for a thread. The asynchronous view sets it; a runtime takes it off the
         * deadline.
         *
         * @param span zero or more; default zero
         * @return this builder
         */
        public Builder waited(Duration span) {
            this.waited = Objects.requireNonNull(span, "waited");
            return this;
        }

        /**
         * Makes the runtime record hints of answers about the next request.
         *
         * @param value where to note it
         * @return this builder
         */
        public Builder hints(ServerHints value) {
            this.hints = Objects.requireNonNull(value, "hints");
            return this;
        }

        /**
         * Lends threads to a walk, so that it fetches the next page while one is consumed. The library sets it for
         * streams.
         *
         * @param value may refuse what it is given, or never run it: the walk does without
         * @return this builder
         */
        public Builder ahead(Executor value) {
            this.ahead = Objects.requireNonNull(value, "ahead");
            return this;
        }

        /**
         * Ends each walk (connections, jobs, files, workspaces, rows, elements of a raw answer) after so many items. No
         * error: {@code ItemStream.isCut()} tells. Nothing beyond is requested. A walk within another operation
         * ({@code introspect}, {@code reconcile}, the search for a job) is not bounded: a part would be taken for the
         * whole.
         *
         * @param count 1 or more; default all
         * @return this builder
         */
        public Builder maxItems(long count) {
            this.maxItems = counted(count, "maxItems");
            return this;
        }

        /**
         * Ends each walk over pages after so many, as {@link #maxItems} does after so many items. An answer that is not
         * paged is one page.
         *
         * @param count 1 or more; default all
         * @return this builder
         */
        public Builder maxPages(int count) {
            this.maxPages = (int) counted(count, "maxPages");
            return this;
        }

        /**
         * Takes both ceilings of walks from others. The library hands ceilings to a provider for the walk that the
         * caller asked for, and for no other.
         *
         * @param others {@link #none()} for no ceiling
         * @return this builder
         */
        public Builder ceilingsOf(CallOptions others) {
            this.maxItems = others.maxItems;
            this.maxPages = others.maxPages;
            return this;
        }

        /**
         * Shows the head of each answer of the provider: of each attempt, refused ones and redirects too, of each page,
         * each poll, each request of an operation that takes several; not of requests for a token, nor of an upload to
         * a storage host. Called before the body is read, by the thread that makes the request, which may be one that
         * fetches a page ahead; what the consumer takes of time, the call takes longer. It must not call the same
         * client: where {@code max-concurrent} is reached, such a call waits for the place of the one that it is shown.
         * What it throws is logged once for each client, and ignored.
         *
         * @param consumer serves several threads if the walk or the view does; default none
         * @return this builder
         */
        @Experimental
        public Builder inspect(Consumer<AnswerHead> consumer) {
            this.inspector = Objects.requireNonNull(consumer, "consumer");
            return this;
        }

        /** {@return the options} */
        public CallOptions build() {
            return new CallOptions(this);
        }

        private static long counted(long count, String name) {
            if (count < 1) {
                throw new IllegalArgumentException(name + ": must be 1 or more, not " + count);
            }
            return count;
        }

        private static Duration positive(Duration limit, String name) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException(name + ": must be more than zero");
            }
            return limit;
        }
    }
}
