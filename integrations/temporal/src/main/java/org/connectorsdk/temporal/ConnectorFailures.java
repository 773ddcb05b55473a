package org.connectorsdk.temporal;

import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;

/**
 * Turns errors into failures of Temporal and back.
 *
 * <p>The type of a failure is {@link #type} of the error's kind, its message the error's line, its detail the text of
 * {@link ConnectorError#toJson()}. It may be retried where a repeat is safe and has a chance: {@code retryable()}, and an
 * outcome that is known. Where the vendor named an instant ({@code retryAt}), that is when the engine tries again.
 *
 * @since 0.1.0
 */
public final class ConnectorFailures {
    private static final String PREFIX = "ConnectorError.";

    private ConnectorFailures() {}

    /**
     * Names a kind, as retry options and handlers of failures name it.
     *
     * @param kind the kind
     * @return such as {@code ConnectorError.JOB_FAILED}
     */
    public static String type(ErrorKind kind) {
        return PREFIX + kind.name();
    }

    /**
     * Makes the failure of an error.
     *
     * @param error the error
     * @param now the time from which {@code retryAt} counts
     * @return the failure
     */
    public static ApplicationFailure toFailure(ConnectorError error, Instant now) {
        ApplicationFailure.Builder failure = ApplicationFailure.newBuilder()
                .setType(type(error.kind()))
                .setMessage(error.message())
                .setNonRetryable(!mayBeTriedAgain(error))
                .setDetails(reported(error).toJson().toString());
        error.retryAt()
                .map(at -> Duration.between(now, at))
                .filter(pause -> !pause.isNegative() && !pause.isZero())
                .ifPresent(failure::setNextRetryDelay);
        return withoutTrace(failure.build());
    }

    /** Something that no provider answers: a mistake, or what the platform's own code throws. Its text may be a secret. */
    static ApplicationFailure unexpected(Throwable failure) {
        String type = failure.getClass().getName();
        return withoutTrace(ApplicationFailure.newBuilder()
                .setType(type)
                .setMessage("the worker failed with " + type + "; look at its log")
                .build());
    }

    /** Where in the worker an error was made helps nobody who reads a history. */
    private static ApplicationFailure withoutTrace(ApplicationFailure failure) {
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }

    /**
     * A client that was closed, or a thread that was interrupted, belongs to one worker; the next one may do it. Where a
     * wait has come to its end, waiting again changes nothing.
     */
    static boolean mayBeTriedAgain(ConnectorError error) {
        if (error.kind() == ErrorKind.JOB_FAILED || error.kind() == ErrorKind.WAIT_EXPIRED) {
            return false;
        }
        boolean elsewhere = error.kind() == ErrorKind.CLOSED || error.kind() == ErrorKind.INTERRUPTED;
        return (error.retryable() || elsewhere) && error.outcome() != Outcome.UNKNOWN;
    }

    /** What a vendor adds to a job may hold settings, which have no place in a history. */
    private static ConnectorError reported(ConnectorError error) {
        if (error instanceof ConnectorError.JobFailed failed) {
            return new ConnectorError.JobFailed(failed.context(), JobReport.reported(failed.job()));
        }
        return error instanceof ConnectorError.WaitExpired expired
                ? new ConnectorError.WaitExpired(
                        expired.context(), expired.job(), expired.lastSeen().map(JobReport::reported), expired.reason())
                : error;
    }

    /**
     * Finds the error in what Temporal throws: the failure itself, or the cause of an activity's or a child workflow's
     * failure.
     *
     * @param failure what was caught
     * @return the error; empty when something else went wrong, such as a time-out of the engine
     */
    public static Optional<ConnectorError> toError(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof ApplicationFailure application
                    && application.getType() != null
                    && application.getType().startsWith(PREFIX)) {
                return read(application);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<ConnectorError> read(ApplicationFailure failure) {
        try {
            String json = failure.getDetails().get(String.class);
            return json == null ? Optional.empty() : Optional.of(ConnectorError.fromJson(JsonText.read(json)));
        } catch (RuntimeException notOurs) {
            return Optional.empty();
        }
    }
}
