package org.connectorsdk.api.error;

/**
 * The kinds of failure, for callers that cannot switch over the sealed {@link ConnectorError} (Java 17).
 *
 * <p>New kinds may be added in a minor release: give every {@code switch} a {@code default}.
 */
public enum ErrorKind {
    /** The credential is missing, wrong, expired or revoked (401). */
    UNAUTHENTICATED,
    /** The credential is valid but may not do this (403). */
    PERMISSION_DENIED,
    /** The thing does not exist or is not visible to this credential (404, 410). */
    NOT_FOUND,
    /** The request contradicts the present state: a name is taken, something is in use (409, 412, 423). */
    CONFLICT,
    /** The provider found the request itself wrong (400, 422 and other 4xx). */
    INVALID_REQUEST,
    /** The provider does not offer this operation or option; nothing was sent. */
    UNSUPPORTED,
    /** Too many requests (429), or a pause longer than the call may wait. */
    RATE_LIMITED,
    /** One of our time limits ended the call; the message names which one and its value. */
    TIMEOUT,
    /** The provider could not be reached, or the connection broke. */
    UNREACHABLE,
    /** The provider failed (5xx). */
    PROVIDER_FAILURE,
    /** Something other than the API answered: a proxy page, a login page, a redirect elsewhere. */
    NOT_AN_API_ANSWER,
    /** The API answered with something that breaks its own contract: cut short, not JSON, a required field missing. */
    MALFORMED_RESPONSE,
    /** Recent calls failed so often that this one was not sent. */
    CIRCUIT_OPEN,
    /** A write was sent, its effect is unknown, and looking did not settle it. */
    OUTCOME_UNKNOWN,
    /** Our patience with a job ended; the job goes on and its handle stays usable. */
    WAIT_EXPIRED,
    /** The job ran and failed on the provider's side. */
    JOB_FAILED,
    /** The provider no longer knows a job that it once accepted. */
    JOB_UNKNOWN,
    /** The calling thread was interrupted, or the caller's future was cancelled. */
    INTERRUPTED,
    /** The call came after {@code close()}. */
    CLOSED,
    /** Settings are missing or wrong; all problems are listed. */
    CONFIGURATION,
    /** The provider ran a statement and the statement failed. */
    QUERY_FAILED,
    /** An answer was larger than the configured ceiling. */
    PAYLOAD_TOO_LARGE,
    /** A failure that only one provider knows. */
    PROVIDER_SPECIFIC
}
