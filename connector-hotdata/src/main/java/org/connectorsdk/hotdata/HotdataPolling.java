package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Polls something that goes on at the server until it is over, with growing pauses, or as long ones as the server asks
 * for. A poll that fails says nothing about what goes on: a few transient failures in a row are tolerated, and what has
 * just begun may not be visible yet. For one wait by one thread.
 */
final class HotdataPolling {
    /** How long something that has just begun may be unknown to the server. */
    static final Duration VISIBILITY = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_FAILED = 5;
    private static final int NOT_FOUND = 404;

    private final HttpRuntime runtime;
    private final OperationDeadline deadline;
    private final Duration patience;
    private final Duration visibility;
    private int failures;

    /**
     * @param patience how long to wait if the caller set no deadline
     * @param visibility how long 404 means that it is not visible yet
     */
    HotdataPolling(HttpRuntime runtime, OperationDeadline deadline, Duration patience, Duration visibility) {
        this.runtime = runtime;
        this.deadline = deadline;
        this.patience = patience;
        this.visibility = visibility;
    }

    /** The pause after one, when the server asks for none. */
    static Duration next(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    /**
     * Polls until there is a result, which an empty answer is not. Blocks.
     *
     * @param first how long the server asked to wait before the first poll; zero for not at all
     * @param open the context of the error when time runs out or the wait ends
     */
    <T> Either<ConnectorError, T> until(
            Duration first, ErrorContext open, Function<CallOptions, Either<ConnectorError, Optional<T>>> poll) {
        Duration unseen = deadline.elapsed().plus(visibility);
        Duration pause = FIRST_PAUSE;
        Optional<ConnectorError> ended = first.isZero() ? Optional.empty() : pause(first, Optional.empty(), open);
        while (ended.isEmpty()) {
            ServerHints hints = new ServerHints();
            Either<ConnectorError, Optional<T>> polled = deadline.request(rest -> poll.apply(
                    rest.toBuilder().maxAttempts(1).hints(hints).build())); // repeats would multiply the polls
            if (polled.isRight() && polled.get().isPresent()) {
                return Either.right(polled.get().get());
            }
            Optional<ConnectorError> failure = polled.swap().toJavaOptional();
            if (failure.isPresent() && !mayPass(failure.get(), unseen)) {
                return Either.left(failure.get());
            }
            failures = failure.isPresent() ? failures : 0;
            Duration asked = failure.flatMap(ConnectorError::retryAt)
                    .map(at -> Duration.between(runtime.time().now(), at))
                    .orElse(Duration.ZERO);
            ended = pause(longest(pause, hints.pause(), asked), failure, open);
            pause = next(pause);
        }
        return Either.left(ended.get());
    }

    private boolean mayPass(ConnectorError error, Duration unseen) {
        if (error.context().status().orElse(0) == NOT_FOUND) {
            return deadline.elapsed().compareTo(unseen) < 0;
        }
        return error.retryable() && failures++ < MOST_FAILED;
    }

    private Optional<ConnectorError> pause(Duration span, Optional<ConnectorError> failure, ErrorContext open) {
        Duration left = patience.minus(deadline.elapsed());
        boolean over =
                left.isNegative() || left.isZero() || (span.compareTo(LONGEST_PAUSE) > 0 && span.compareTo(left) > 0);
        if (over || !deadline.allows(span)) {
            return failure.or(() ->
                    Optional.of(new ConnectorError.Timeout(open, ConnectorError.Limit.DEADLINE, deadline.elapsed())));
        }
        return deadline.pause(span, open);
    }

    private static Duration longest(Duration one, Duration other, Duration third) {
        Duration longer = one.compareTo(other) > 0 ? one : other;
        return longer.compareTo(third) > 0 ? longer : third;
    }
}
