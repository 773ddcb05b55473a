package org.connectorsdk.api.error;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The kinds of failure, for callers that cannot switch over the sealed {@link ConnectorError} (Java 17).
 *
 * <p>New kinds may be added in a minor release: give every {@code switch} a {@code default}.
 *
 * @since 0.1.0
 */
public enum ErrorKind {
    /** The credential is missing, wrong, expired or revoked (401). */
    UNAUTHENTICATED(ConnectorError.Unauthenticated.class),
    /** The credential is valid but may not do this (403). */
    PERMISSION_DENIED(ConnectorError.PermissionDenied.class),
    /** The thing does not exist or is not visible to this credential (404, 410). */
    NOT_FOUND(ConnectorError.NotFound.class),
    /** The request contradicts the present state: a name is taken, something is in use (409, 412, 423). */
    CONFLICT(ConnectorError.Conflict.class),
    /** The provider found the request itself wrong (400, 422 and other 4xx). */
    INVALID_REQUEST(ConnectorError.InvalidRequest.class),
    /** The provider does not offer this operation or option; nothing was sent. */
    UNSUPPORTED(ConnectorError.Unsupported.class),
    /** Too many requests (429), or a pause longer than the call may wait. */
    RATE_LIMITED(ConnectorError.RateLimited.class),
    /** One of our time limits ended the call; the message names which one and its value. */
    TIMEOUT(ConnectorError.Timeout.class),
    /** The provider could not be reached, or the connection broke. */
    UNREACHABLE(ConnectorError.Unreachable.class),
    /** The provider failed (5xx). */
    PROVIDER_FAILURE(ConnectorError.ProviderFailure.class),
    /** Something other than the API answered: a proxy page, a login page, a redirect elsewhere. */
    NOT_AN_API_ANSWER(ConnectorError.NotAnApiAnswer.class),
    /** The API answered with something that breaks its own contract: cut short, not JSON, a required field missing. */
    MALFORMED_RESPONSE(ConnectorError.MalformedResponse.class),
    /** Recent calls failed so often that this one was not sent. */
    CIRCUIT_OPEN(ConnectorError.CircuitOpen.class),
    /** A write was sent, its effect is unknown, and a search for it did not decide. */
    OUTCOME_UNKNOWN(ConnectorError.OutcomeUnknown.class),
    /** The wait for a job ended before the job; the job keeps running and its handle stays usable. */
    WAIT_EXPIRED(ConnectorError.WaitExpired.class),
    /** The job ran and failed on the provider's side. */
    JOB_FAILED(ConnectorError.JobFailed.class),
    /** The provider no longer knows a job that it once accepted. */
    JOB_UNKNOWN(ConnectorError.JobUnknown.class),
    /** The calling thread was interrupted, or the caller's future was cancelled. */
    INTERRUPTED(ConnectorError.Interrupted.class),
    /** The call came after {@code close()}. */
    CLOSED(ConnectorError.Closed.class),
    /** Settings are missing or wrong; all problems are listed. */
    CONFIGURATION(ConnectorError.Configuration.class),
    /** The provider ran a statement and the statement failed. */
    QUERY_FAILED(ConnectorError.QueryFailed.class),
    /** An answer was larger than the configured ceiling. */
    PAYLOAD_TOO_LARGE(ConnectorError.PayloadTooLarge.class),
    /** A failure that only one provider knows. */
    PROVIDER_SPECIFIC(ConnectorError.ProviderSpecific.class);

    private static final Map<Class<?>, ErrorKind> BY_TYPE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(kind -> kind.type, kind -> kind));

    /** The error of this kind. */
    final Class<? extends ConnectorError> type;

    ErrorKind(Class<? extends ConnectorError> type) {
        this.type = type;
    }

    /** {@return the kind of an error; that of types which are not of this library is PROVIDER_SPECIFIC} */
    static ErrorKind of(ConnectorError error) {
        return BY_TYPE.getOrDefault(error.getClass(), PROVIDER_SPECIFIC);
    }
}
