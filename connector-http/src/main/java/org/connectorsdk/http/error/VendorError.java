package org.connectorsdk.http.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor reports in an error body. Everything is optional; texts are taken as they are, the runtime bounds and
 * masks them. Immutable.
 *
 * @since 0.1.0
 */
public final class VendorError {
    private static final VendorError NONE = builder().build();

    private final @Nullable String message;
    private final @Nullable String code;
    private final @Nullable String requestId;
    private final @Nullable String conflictingId;
    private final @Nullable String advice;
    private final @Nullable ErrorKind kind;
    private final @Nullable ConflictReason reason;
    private final List<FieldViolation> violations;
    private final UnaryOperator<String> naming;

    private VendorError(Builder builder) {
        this.message = builder.message;
        this.code = builder.code;
        this.requestId = builder.requestId;
        this.conflictingId = builder.conflictingId;
        this.advice = builder.advice;
        this.kind = builder.kind;
        this.reason = builder.reason;
        this.violations = List.copyOf(builder.violations);
        this.naming = builder.naming;
    }

    /** {@return an error about which the vendor reports nothing} */
    public static VendorError none() {
        return NONE;
    }

    /** {@return a builder that starts from {@link #none()}} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return what the vendor wrote for people} */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** {@return the vendor's code for programs} */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /**
     * {@return the id of the request in the vendor's logs, where the body names it; a header is found by the runtime}
     */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** {@return the id of what stands in the way, for a conflict} */
    public Optional<String> conflictingId() {
        return Optional.ofNullable(conflictingId);
    }

    /** {@return what the reader can do, as a short imperative sentence} */
    public Optional<String> advice() {
        return Optional.ofNullable(advice);
    }

    /** {@return the kind, where the status alone would name the wrong one} */
    public Optional<ErrorKind> kind() {
        return Optional.ofNullable(kind);
    }

    /** {@return which conflict it is, where the vendor documents that} */
    public Optional<ConflictReason> reason() {
        return Optional.ofNullable(reason);
    }

    /** {@return the refused fields, unmodifiable} */
    public List<FieldViolation> violations() {
        return violations;
    }

    /**
     * Fills in what was left out.
     *
     * @param other what somebody else read in the same body
     * @return all of this error, and of the other what this one does not say
     */
    public VendorError or(VendorError other) {
        Builder both = builder();
        both.message = message == null ? other.message : message;
        both.code = code == null ? other.code : code;
        both.requestId = requestId == null ? other.requestId : requestId;
        both.conflictingId = conflictingId == null ? other.conflictingId : conflictingId;
        both.advice = advice == null ? other.advice : advice;
        both.kind = kind == null ? other.kind : kind;
        both.reason = reason == null ? other.reason : reason;
        both.naming = naming;
        List<FieldViolation> found = violations.isEmpty() ? other.violations : violations;
        for (FieldViolation violation : found) {
            both.violation(
                    violations.isEmpty()
                            ? new FieldViolation(naming.apply(violation.path()), violation.code(), violation.message())
                            : violation);
        }
        return both.build();
    }

    /** {@return the code alone: the rest may quote what the request held} */
    @Override
    public String toString() {
        return "VendorError[" + (code == null ? "" : code) + "]";
    }

    /** Collects what a vendor reports. Not thread-safe. Null and blank texts mean that nothing is reported. */
    public static final class Builder {
        private @Nullable String message;
        private @Nullable String code;
        private @Nullable String requestId;
        private @Nullable String conflictingId;
        private @Nullable String advice;
        private @Nullable ErrorKind kind;
        private @Nullable ConflictReason reason;
        private final List<FieldViolation> violations = new ArrayList<>();
        private UnaryOperator<String> naming = UnaryOperator.identity();

        private Builder() {}

        /**
         * What the vendor wrote for people.
         *
         * @param text any length; null or blank for none
         * @return this builder
         */
        public Builder message(@Nullable String text) {
            this.message = present(text);
            return this;
        }

        /**
         * The vendor's code for programs.
         *
         * @param text the code; null or blank for none
         * @return this builder
         */
        public Builder code(@Nullable String text) {
            this.code = present(text);
            return this;
        }

        /**
         * The id of the request in the vendor's logs.
         *
         * @param text the id; null or blank for none
         * @return this builder
         */
        public Builder requestId(@Nullable String text) {
            this.requestId = present(text);
            return this;
        }

        /**
         * The id of what stands in the way (a running job, the existing connection).
         *
         * @param text the id; null or blank for none
         * @return this builder
         */
        public Builder conflictingId(@Nullable String text) {
            this.conflictingId = present(text);
            return this;
        }

        /**
         * What the reader can do, where the provider's author knows better than the runtime.
         *
         * @param text a short imperative sentence; null or blank for none
         * @return this builder
         */
        public Builder advice(@Nullable String text) {
            this.advice = present(text);
            return this;
        }

        /**
         * Corrects the kind where the vendor's status is misleading, such as a 400 that means "not found". Outcome and
         * repeats stay what status and safety say.
         *
         * @param value one of the kinds that a refusal can have: UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND,
         *     CONFLICT, INVALID_REQUEST, UNSUPPORTED, RATE_LIMITED, PROVIDER_FAILURE, QUERY_FAILED
         * @return this builder
         * @throws IllegalArgumentException for another kind
         */
        public Builder kind(ErrorKind value) {
            switch (value) {
                case UNAUTHENTICATED,
                        PERMISSION_DENIED,
                        NOT_FOUND,
                        CONFLICT,
                        INVALID_REQUEST,
                        UNSUPPORTED,
                        RATE_LIMITED,
                        PROVIDER_FAILURE,
                        QUERY_FAILED -> this.kind = value;
                default -> throw new IllegalArgumentException("kind: " + value + " is not a kind of refusal");
            }
            return this;
        }

        /**
         * Says which conflict it is, where the vendor documents it for the operation or its code. A code that says it
         * by itself is understood by the runtime, and so is an identical request that is being executed.
         *
         * @param value the reason
         * @return this builder
         */
        public Builder reason(ConflictReason value) {
            this.reason = Objects.requireNonNull(value, "value");
            return this;
        }

        /**
         * Adds a refused field.
         *
         * @param violation the field and why
         * @return this builder
         */
        public Builder violation(FieldViolation violation) {
            this.violations.add(Objects.requireNonNull(violation, "violation"));
            return this;
        }

        /**
         * Translates the paths of refused fields that the runtime finds by itself, in a form that many vendors share.
         *
         * @param toNeutral from the vendor's path to the one of the neutral model
         * @return this builder
         */
        public Builder naming(UnaryOperator<String> toNeutral) {
            this.naming = Objects.requireNonNull(toNeutral, "toNeutral");
            return this;
        }

        /** {@return what the vendor reported} */
        public VendorError build() {
            return new VendorError(this);
        }

        private static @Nullable String present(@Nullable String text) {
            return text == null || text.isBlank() ? null : text;
        }
    }

    /**
     * A wire type whose 2xx answers can say no: a vendor that answers 200 with an error inside. When
     * {@link #failure()} finds one, the call fails with it (INVALID_REQUEST unless it names a kind), REFUSED, not
     * repeated.
     */
    public interface FailureEnvelope {

        /** {@return what the vendor refused; empty when the answer is a success} */
        Optional<VendorError> failure();
    }
}
