package org.connectorsdk.cli.shell;

import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;

/** What the process ends with. The one place that says which error ends in which code. */
public enum ExitCode {
    /** Everything that was asked for was done. */
    OK(0),
    /** A defect of the command line itself, or its output could not be written. */
    DEFECT(1),
    /** The command line or a setting is wrong, or the provider does not offer what was asked for. Nothing was sent. */
    USAGE(2),
    /** The provider refused (4xx). */
    REFUSED(3),
    /** The provider failed, or it could not be reached. */
    FAILED(4),
    /** A write was sent and it is not known whether it was applied. */
    OUTCOME_UNKNOWN(5),
    /** The job ended without doing all of its work: failed, cancelled, or succeeded in part. */
    JOB_FAILED(6),
    /** The wait for a job ended before the job did. */
    WAIT_EXPIRED(7),
    /** The provider tested the connection, and it does not work. */
    TEST_FAILED(8),
    /** A provider does not do what it must. */
    NOT_CONFORMANT(9),
    /** The command was interrupted. */
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** {@return the number that the process ends with} */
    public int code() {
        return code;
    }

    /**
     * Finds the code for an error. That a write may have been applied outweighs whatever was observed.
     *
     * @param error why a call failed
     * @return the code
     */
    public static ExitCode of(ConnectorError error) {
        if (error.outcome() == Outcome.UNKNOWN) {
            return OUTCOME_UNKNOWN;
        }
        return switch (error.kind()) {
            case CONFIGURATION, UNSUPPORTED -> USAGE;
            case INVALID_REQUEST -> error.outcome() == Outcome.NOT_SENT ? USAGE : REFUSED;
            case UNAUTHENTICATED, PERMISSION_DENIED, NOT_FOUND, CONFLICT, RATE_LIMITED, QUERY_FAILED, JOB_UNKNOWN ->
                REFUSED;
            case JOB_FAILED -> JOB_FAILED;
            case WAIT_EXPIRED -> WAIT_EXPIRED;
            case INTERRUPTED -> INTERRUPTED;
            default -> FAILED;
        };
    }
}
