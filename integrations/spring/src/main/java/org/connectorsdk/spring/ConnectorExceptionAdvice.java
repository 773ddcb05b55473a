package org.connectorsdk.spring;

import java.time.Duration;
import java.time.Instant;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers a {@code ConnectorException} as a problem detail. Extend it, and make it a bean, to answer some errors
 * differently.
 *
 * @since 0.1.0
 */
@RestControllerAdvice
@Order(0)
public class ConnectorExceptionAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectorExceptionAdvice.class);
    private static final int SERVER_ERROR = 500;

    /** Makes the advice. */
    public ConnectorExceptionAdvice() {}

    /**
     * Answers an error.
     *
     * @param exception holds it
     * @return the problem, with {@code Retry-After} where another try makes sense at a time that is known
     */
    @ExceptionHandler
    public ResponseEntity<ProblemDetail> answer(ConnectorException exception) {
        ProblemDetail problem = problem(exception.error());
        if (problem.getStatus() >= SERVER_ERROR) {
            LOG.warn("answered {}: {}", problem.getStatus(), exception.getMessage());
        }
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.getStatus());
        exception
                .error()
                .retryAt()
                .filter(at -> problem.getStatus() == ErrorProblem.UNAVAILABLE)
                .ifPresent(at -> answer.header(HttpHeaders.RETRY_AFTER, seconds(at)));
        return answer.body(problem);
    }

    /**
     * Describes an error as a problem detail.
     *
     * @param error what went wrong
     * @return the problem
     */
    protected ProblemDetail problem(ConnectorError error) {
        return ErrorProblem.of(error);
    }

    private static String seconds(Instant at) {
        Duration left = Duration.between(Instant.now(), at);
        return Long.toString(Math.max(1, left.plusMillis(999).toSeconds()));
    }
}
