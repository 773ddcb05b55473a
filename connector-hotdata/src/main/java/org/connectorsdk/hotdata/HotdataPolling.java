package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;

/**
 * Looks at something that the server goes on with until it is over, with pauses that grow, or are as long as the server asks for. A
 * look that fails says nothing about what goes on: some failures in a row that pass are put up with, and what has just begun may not
 * be visible yet. For one wait by one thread.
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
     * Prepares a wait.
     *
     * @param deadline the time of the call
     * @param patience how long to wait without a deadline of the caller's
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
     * Looks until there is something to see. Blocks.
     *
     * @param first how long the server asked to wait before the first look; zero for not at all
     * @param open what is said when the time is over or the wait ends
     * @param look looks once; empty means that it is not over
     * @param <T> what there is to see
     * @return it; else the error of the last look, or {@code Timeout}, {@code Interrupted} or {@code Closed}
     */
    <T> Either<ConnectorError, T> until(
            Duration first, ErrorContext open, Function<CallOptions, Either<ConnectorError, Optional<T>>> look) {
        Duration unseen = deadline.elapsed().plus(visibility);
        Duration pause = FIRST_PAUSE;
        Optional<ConnectorError> ended = first.isZero() ? Optional.empty() : pause(first, Optional.empty(), open);
        while (ended.isEmpty()) {
            ServerHints hints = new ServerHints();
            Either<ConnectorError, Optional<T>> seen = deadline.request(rest -> look.apply(
                    rest.toBuilder().maxAttempts(1).hints(hints).build())); // repeats would multiply with the looks
            if (seen.isRight() && seen.get().isPresent()) {
                return Either.right(seen.get().get());
            }
            Optional<ConnectorError> failure = seen.swap().toJavaOptional();
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
