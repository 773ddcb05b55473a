package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.opentest4j.AssertionFailedError;

/**
 * What a rule expects of an answer, with a failure text that shows the error's line.
 *
 * @since 0.1.0
 */
public final class Expect {
    private Expect() {}

    /**
     * Takes an answer that must not be an error.
     *
     * @param answer the answer
     * @param <T> the result
     * @return the result
     */
    public static <T> T result(Either<ConnectorError, T> answer) {
        return answer.getOrElseThrow(
                error -> new AssertionFailedError("expected a result, got " + error.kind() + ": " + error.message()));
    }

    /**
     * Takes an answer that must be an error.
     *
     * @param answer the answer
     * @return the error
     */
    public static ConnectorError error(Either<ConnectorError, ?> answer) {
        if (answer.isRight()) {
            throw new AssertionFailedError("expected an error, got a result");
        }
        return answer.getLeft();
    }

    /**
     * Takes an answer that must be an error of one kind.
     *
     * @param kind the kind
     * @param answer the answer
     * @return the error
     */
    public static ConnectorError error(ErrorKind kind, Either<ConnectorError, ?> answer) {
        ConnectorError error = error(answer);
        assertEquals(kind, error.kind(), error::message);
        return error;
    }

    /**
     * Takes an answer that must be an error of one kind and outcome.
     *
     * @param kind the kind
     * @param outcome the outcome
     * @param answer the answer
     * @return the error
     */
    public static ConnectorError error(ErrorKind kind, Outcome outcome, Either<ConnectorError, ?> answer) {
        ConnectorError error = error(kind, answer);
        assertEquals(outcome, error.outcome(), error::message);
        return error;
    }
}
