package org.connectorsdk.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vavr.control.Either;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.opentest4j.AssertionFailedError;

/** What a rule expects of an answer, with a failure text that shows the error's line. */
final class Expect {
    private Expect() {}

    /** The result of an answer that must not be an error. */
    static <T> T result(Either<ConnectorError, T> answer) {
        return answer.getOrElseThrow(
                error -> new AssertionFailedError("expected a result, got " + error.kind() + ": " + error.message()));
    }

    /** The error of an answer that must be one. */
    static ConnectorError error(Either<ConnectorError, ?> answer) {
        if (answer.isRight()) {
            throw new AssertionFailedError("expected an error, got a result");
        }
        return answer.getLeft();
    }

    /** The error of an answer that must be of one kind. */
    static ConnectorError error(ErrorKind kind, Either<ConnectorError, ?> answer) {
        ConnectorError error = error(answer);
        assertEquals(kind, error.kind(), error::message);
        return error;
    }

    /** The error of an answer that must be of one kind and outcome. */
    static ConnectorError error(ErrorKind kind, Outcome outcome, Either<ConnectorError, ?> answer) {
        ConnectorError error = error(kind, answer);
        assertEquals(outcome, error.outcome(), error::message);
        return error;
    }
}
