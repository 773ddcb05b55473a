package org.connectorsdk.api.error;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;

/**
 * Why a call failed, as a value. Sealed, so that Java 21 callers can switch over it; {@link #kind()} serves those on
 * 17.
 *
 * <p>Every error carries the same evidence ({@link #context()}) and renders as one line that a support person can act
 * on ({@link #message()}). It never holds a secret, an answer's body, or an exception of another library.
 *
 * <p>{@link #outcome()} answers whether the provider acted. Check it before repeating a write.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * <p>All kinds are in this file, so that whoever handles errors has them on one page.
 *
 * @since 0.1.0
 */
public sealed interface ConnectorError {

    /** {@return the evidence} */
    ErrorContext context();

    /** {@return the kind, for a {@code switch} with a {@code default}} */
    default ErrorKind kind() {
        return ErrorKind.of(this);
    }

    /** {@return one line for people, without secrets and without line breaks} */
    default String message() {
        return context().line();
    }

    /** {@return whether the provider acted} */
    default Outcome outcome() {
        return context().outcome();
    }

    /** {@return whether the same call has a chance to succeed later without any change} */
    default boolean retryable() {
        return context().retryable();
    }

    /** {@return the earliest instant at which trying again makes sense, where one is known} */
    default Optional<Instant> retryAt() {
        return context().retryAt();
    }

    /**
     * Gives the same error with other evidence, for layers that know more (the operation's identity, the items that a
     * stream delivered).
     *
     * @param context the evidence to carry instead
     * @return an error of the same kind and the same details
     */
    ConnectorError withContext(ErrorContext context);

    /**
     * Writes the error as JSON, as the command line prints it. What may not go into a log, such as the beginning of an
     * answer, is left out.
     *
     * @return the JSON form; {@link #fromJson} reads it back
     */
    default JsonObject toJson() {
        return ErrorJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. The error is of the same kind; one of a provider's own, or of a kind that is
     * newer than this library, is {@link ProviderSpecific} with the same message, outcome and evidence.
     *
     * @param json the JSON form
     * @return the error
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    static ConnectorError fromJson(JsonObject json) {
        return ErrorJson.read(json);
    }

    /** Which of our time limits ended a call. */
    enum Limit {
        /** Establishing a connection took too long. */
        CONNECT,
        /** The server sent nothing for too long. */
        READ,
        /** One attempt took too long. */
        ATTEMPT,
        /** The whole call, waits and repeats included, took too long. */
        DEADLINE
    }

    /** What kept a request from reaching the provider, or its answer from coming back. */
    enum Reason {
        /** The host name could not be resolved. */
        UNKNOWN_HOST,
        /** Nothing listens there. */
        CONNECTION_REFUSED,
        /** The connection broke before the answer was complete. */
        CONNECTION_LOST,
        /** The certificate is not trusted, expired, or for another host; or the peers share no protocol. */
        TLS,
        /** The proxy refused or could not be reached. */
        PROXY,
        /** Anything else, such as no route to the host. */
        OTHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * The credential is missing, wrong, expired or revoked: 401. Never retried, but for one fresh token where the
     * library mints tokens itself. Outcome: REFUSED.
     *
     * @param context the evidence
     */
    record Unauthenticated(ErrorContext context) implements ConnectorError {
        @Override
        public Unauthenticated withContext(ErrorContext context) {
            return new Unauthenticated(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The credential is valid but may not do this: 403. Never retried. Outcome: REFUSED.
     *
     * @param context the evidence
     */
    record PermissionDenied(ErrorContext context) implements ConnectorError {
        @Override
        public PermissionDenied withContext(ErrorContext context) {
            return new PermissionDenied(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The thing does not exist, or this credential cannot see it: 404 or 410. Never retried. Outcome: REFUSED.
     *
     * @param context the evidence
     * @param type what was requested, such as {@code connection} or {@code table}
     * @param id the id that was asked for, as the caller gave it
     */
    record NotFound(ErrorContext context, String type, String id) implements ConnectorError {
        @Override
        public NotFound withContext(ErrorContext context) {
            return new NotFound(context, type, id);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The request contradicts the present state: 409, 412 or 423. Never retried. Outcome: REFUSED; UNKNOWN for
     * {@link ConflictReason#DUPLICATE_REQUEST}, as the result of the earlier request is not known.
     *
     * @param context the evidence
     * @param conflictingId id of what prevents it (a running job, the existing connection), where the provider
     *     named it
     * @param reason which contradiction it is
     */
    record Conflict(ErrorContext context, Optional<String> conflictingId, ConflictReason reason)
            implements ConnectorError {
        /**
         * A conflict about which no more is known.
         *
         * @param context the evidence
         * @param conflictingId id of what prevents it, where the provider reported it
         */
        public Conflict(ErrorContext context, Optional<String> conflictingId) {
            this(context, conflictingId, ConflictReason.UNSPECIFIED);
        }

        @Override
        public Conflict withContext(ErrorContext context) {
            return new Conflict(context, conflictingId, reason);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider found the request wrong: 400, 422 and any other 4xx without a kind of its own. Never retried.
     * Outcome: REFUSED.
     *
     * @param context the evidence
     * @param violations the refused fields; empty when the provider named none
     */
    record InvalidRequest(ErrorContext context, List<FieldViolation> violations) implements ConnectorError {
        /**
         * Copies the violations.
         *
         * @param context the evidence
         * @param violations the refused fields; empty when the provider named none
         */
        public InvalidRequest {
            Objects.requireNonNull(context, "context");
            violations = List.copyOf(violations);
        }

        @Override
        public InvalidRequest withContext(ErrorContext context) {
            return new InvalidRequest(context, violations);
        }

        @Override
        public String message() {
            return ViolationList.line(context, violations);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider does not offer the operation or option. Nothing was sent. Outcome: NOT_SENT.
     *
     * @param context the evidence
     * @param capability name of the missing capability, as in {@code Capability.name()}
     */
    record Unsupported(ErrorContext context, String capability) implements ConnectorError {
        @Override
        public Unsupported withContext(ErrorContext context) {
            return new Unsupported(context, capability);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider asks for a pause that does not fit this call: 429, or a {@code Retry-After} beyond the cap or the
     * deadline. {@link #retryAt()} names the instant where known. Outcome: REFUSED.
     *
     * @param context the evidence
     */
    record RateLimited(ErrorContext context) implements ConnectorError {
        @Override
        public RateLimited withContext(ErrorContext context) {
            return new RateLimited(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * One of our own time limits ended the call. Outcome: REFUSED for reads, UNKNOWN for writes that were sent,
     * NOT_SENT before.
     *
     * @param context the evidence
     * @param limit which limit
     * @param value the value of that limit
     */
    record Timeout(ErrorContext context, Limit limit, Duration value) implements ConnectorError {
        @Override
        public Timeout withContext(ErrorContext context) {
            return new Timeout(context, limit, value);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider could not be reached or the connection broke. Outcome: NOT_SENT when no byte left, else as for a
     * time-out.
     *
     * @param context the evidence
     * @param reason what broke
     */
    record Unreachable(ErrorContext context, Reason reason) implements ConnectorError {
        @Override
        public Unreachable withContext(ErrorContext context) {
            return new Unreachable(context, reason);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider failed: 5xx. Reads are retried within the deadline. Outcome: REFUSED for reads, UNKNOWN for writes.
     *
     * @param context the evidence
     */
    record ProviderFailure(ErrorContext context) implements ConnectorError {
        @Override
        public ProviderFailure withContext(ErrorContext context) {
            return new ProviderFailure(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * Something other than the API answered: a proxy's page, a login page, a redirect to another host. Check base URL,
     * proxy and single sign-on. Outcome: as for a failure with that status.
     *
     * @param context the evidence
     * @param contentType media type of what came, empty when none was named
     * @param excerpt the same as {@link ErrorContext#excerpt()}: at most 500 characters of it, tags stripped, masked;
     *     in no message
     */
    record NotAnApiAnswer(ErrorContext context, String contentType, String excerpt) implements ConnectorError {
        /**
         * Puts the excerpt into the evidence, or takes it from there.
         *
         * @param context the evidence
         * @param contentType media type of what came, empty when none was named
         * @param excerpt the same as {@link ErrorContext#excerpt()}: at most 500 characters of it, tags stripped,
         *     masked; in no message
         */
        public NotAnApiAnswer {
            Objects.requireNonNull(context, "context");
            Objects.requireNonNull(contentType, "contentType");
            if (!excerpt.isEmpty()) {
                context = context.toBuilder().excerpt(excerpt).build();
            }
            excerpt = context.excerpt();
        }

        @Override
        public NotAnApiAnswer withContext(ErrorContext context) {
            return new NotAnApiAnswer(context, contentType, context.excerpt().isEmpty() ? excerpt : "");
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The API broke its own contract: the answer is not JSON, is cut short, lacks a required field, or paging makes no
     * progress. Outcome: REFUSED for reads, UNKNOWN for writes.
     *
     * @param context the evidence
     * @param excerpt the same as {@link ErrorContext#excerpt()}: at most 100 characters of the start, masked; in no
     *     message
     */
    record MalformedResponse(ErrorContext context, String excerpt) implements ConnectorError {
        /**
         * Puts the excerpt into the evidence, or takes it from there.
         *
         * @param context the evidence
         * @param excerpt the same as {@link ErrorContext#excerpt()}: at most 100 characters of the start, masked; in no
         *     message
         */
        public MalformedResponse {
            Objects.requireNonNull(context, "context");
            if (!excerpt.isEmpty()) {
                context = context.toBuilder().excerpt(excerpt).build();
            }
            excerpt = context.excerpt();
        }

        @Override
        public MalformedResponse withContext(ErrorContext context) {
            return new MalformedResponse(context, context.excerpt().isEmpty() ? excerpt : "");
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * So many recent calls failed that this one was not sent. {@link #retryAt()} is when the next one may be sent.
     * Outcome: NOT_SENT.
     *
     * @param context the evidence
     */
    record CircuitOpen(ErrorContext context) implements ConnectorError {
        @Override
        public CircuitOpen withContext(ErrorContext context) {
            return new CircuitOpen(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * A write was sent, its answer was lost, and a search for its effect did not decide. Never repeated by the
     * library. Outcome: UNKNOWN.
     *
     * @param context the evidence
     * @param candidates ids of things that may be the effect of the request; empty when none was seen
     * @param job the handle of what may have been started, which can be waited for; empty where the vendor gives an id
     *     only in the answer that was lost
     */
    record OutcomeUnknown(ErrorContext context, List<String> candidates, Optional<JobRef> job)
            implements ConnectorError {
        /**
         * Copies the candidates.
         *
         * @param context the evidence
         * @param candidates ids of things that may be the effect of the request; empty when none was seen
         * @param job the handle of what may have been started; empty where there is none
         */
        public OutcomeUnknown {
            Objects.requireNonNull(context, "context");
            candidates = List.copyOf(candidates);
            Objects.requireNonNull(job, "job");
        }

        /**
         * Without a handle.
         *
         * @param context the evidence
         * @param candidates ids of things that may be the effect of the request; empty when none was seen
         */
        public OutcomeUnknown(ErrorContext context, List<String> candidates) {
            this(context, candidates, Optional.empty());
        }

        @Override
        public OutcomeUnknown withContext(ErrorContext context) {
            return new OutcomeUnknown(context, candidates, job);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * Waiting ended before the job did. The job keeps running, unless the policy chose to cancel it. Outcome: REFUSED,
     * as waiting itself changes nothing; UNKNOWN once a cancel was sent.
     *
     * @param context the evidence
     * @param job the handle, usable for another wait
     * @param lastSeen the job as last observed
     * @param reason why the wait ended
     */
    record WaitExpired(ErrorContext context, JobRef job, Optional<Job> lastSeen, WaitReason reason)
            implements ConnectorError {
        @Override
        public WaitExpired withContext(ErrorContext context) {
            return new WaitExpired(context, job, lastSeen, reason);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The job ran and failed on the provider's side. Outcome: REFUSED, as waiting itself changes nothing.
     *
     * @param context the evidence
     * @param job the job as it ended, with its {@link Job#failure() reason}
     */
    record JobFailed(ErrorContext context, Job job) implements ConnectorError {
        @Override
        public JobFailed withContext(ErrorContext context) {
            return new JobFailed(context, job);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider no longer knows a job that it once accepted: neither success nor failure. Outcome: REFUSED.
     *
     * @param context the evidence
     * @param job the handle
     */
    record JobUnknown(ErrorContext context, JobRef job) implements ConnectorError {
        @Override
        public JobUnknown withContext(ErrorContext context) {
            return new JobUnknown(context, job);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The calling thread was interrupted or the caller's future cancelled. The interrupt flag is set again. Outcome: by
     * what had been sent.
     *
     * @param context the evidence
     * @param job the handle of the job that was waited for, if one was
     */
    record Interrupted(ErrorContext context, Optional<JobRef> job) implements ConnectorError {
        @Override
        public Interrupted withContext(ErrorContext context) {
            return new Interrupted(context, job);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The call came after {@code close()}, or was ended by it. Outcome: NOT_SENT, or by what had been sent.
     *
     * @param context the evidence
     */
    record Closed(ErrorContext context) implements ConnectorError {
        @Override
        public Closed withContext(ErrorContext context) {
            return new Closed(context);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * Settings are missing or wrong. All problems are listed at once. Outcome: NOT_SENT.
     *
     * @param context the evidence
     * @param violations every problem that was found
     */
    record Configuration(ErrorContext context, List<ConfigViolation> violations) implements ConnectorError {
        /**
         * Copies the violations.
         *
         * @param context the evidence
         * @param violations every problem that was found
         */
        public Configuration {
            Objects.requireNonNull(context, "context");
            violations = List.copyOf(violations);
        }

        @Override
        public Configuration withContext(ErrorContext context) {
            return new Configuration(context, violations);
        }

        @Override
        public String message() {
            return ViolationList.line(context, violations);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * The provider ran a statement and the statement failed. Never retried. Outcome: REFUSED.
     *
     * @param context the evidence
     * @param position offset of the fault in the statement, counted in characters from 0, where the provider reported
     *     it
     */
    record QueryFailed(ErrorContext context, OptionalInt position) implements ConnectorError {
        @Override
        public QueryFailed withContext(ErrorContext context) {
            return new QueryFailed(context, position);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * An answer was larger than the ceiling that protects this process. Outcome: REFUSED for reads, UNKNOWN for writes.
     *
     * @param context the evidence
     * @param limit the ceiling in bytes after decompression
     * @param setting name of the setting that raises it
     */
    record PayloadTooLarge(ErrorContext context, long limit, String setting) implements ConnectorError {
        @Override
        public PayloadTooLarge withContext(ErrorContext context) {
            return new PayloadTooLarge(context, limit, setting);
        }

        @Override
        public String toString() {
            return message();
        }
    }

    /**
     * A failure that only one provider knows. Providers implement it with types of their own; a caller that does not
     * know the type still has the evidence and the line.
     */
    non-sealed interface ProviderSpecific extends ConnectorError {}
}
