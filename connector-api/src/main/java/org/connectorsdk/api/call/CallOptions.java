package org.connectorsdk.api.call;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import org.connectorsdk.api.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Options of calls that override the client's settings. Immutable; share and reuse it.
 *
 * <p>Everything is optional: {@link #none()} leaves all to the client.
 */
public final class CallOptions {
    private static final CallOptions NONE = builder().build();

    /** Headers that carry identity or framing; they belong to the library, a caller may not set them. */
    private static final Set<String> RESERVED = Set.of(
            "authorization",
            "proxy-authorization",
            "cookie",
            "host",
            "content-length",
            "content-type",
            "content-encoding",
            "transfer-encoding",
            "connection",
            "accept-encoding",
            "expect",
            "upgrade",
            "te",
            "trailer",
            "x-api-key");

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
        both.hints = hints != null ? hints : others.hints;
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

    /** {@return the options that are set, header values and the credential masked} */
    @Override
    public String toString() {
        return "CallOptions[deadline=" + deadline + ", attemptTimeout=" + attemptTimeout + ", maxAttempts="
                + maxAttempts + ", headers=" + headers.keySet() + ", idempotencyKey=" + idempotencyKey
                + (readOnly ? ", readOnly" : "")
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
            if (name.isEmpty() || !name.chars().allMatch(Builder::tokenCharacter)) {
                throw new IllegalArgumentException("header: not a header name");
            }
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("header " + name + ": is reserved for the library");
            }
            if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
                throw new IllegalArgumentException("header " + name + ": value has a character beyond visible ASCII");
            }
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

        /** {@return the options} */
        public CallOptions build() {
            return new CallOptions(this);
        }

        private static Duration positive(Duration limit, String name) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException(name + ": must be more than zero");
            }
            return limit;
        }

        private static boolean tokenCharacter(int c) {
            return c > 0x20 && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
        }
    }
}
