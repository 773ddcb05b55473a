package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;

/**
 * What was found after a start whose answer was lost. The start is never sent again (INC-01, INC-02): the vendor is
 * looked at instead, several times, as what was started may show late.
 *
 * @param found what was started; empty if nothing was seen
 * @param looks how often the vendor was asked
 * @param lastFailure why the last look saw nothing, when it failed; empty when it was answered
 * @param <T> a job, or several that may be it
 * @since 0.1.0
 */
public record StartRecovery<T>(Optional<T> found, int looks, Optional<ConnectorError> lastFailure) {
    private static final int MOST_LOOKS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param found what was started; empty if nothing was seen
     * @param looks how often the vendor was asked
     * @param lastFailure why the last look saw nothing, when it failed; empty when it was answered
     */
    public StartRecovery {
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(lastFailure, "lastFailure");
    }

    /**
     * Looks up to five times, with pauses of 1, 2, 4 and 8 seconds, or less often where the caller's deadline ends
     * before. Blocks.
     *
     * @param lost the error of the start, with outcome UNKNOWN
     * @param deadline the time of the whole call
     * @param look looks once; an error counts as having seen nothing, but {@code Interrupted} and {@code Closed} end
     *     the search
     * @param <T> a job, or several that may be it
     * @return what was seen; {@code Interrupted} or {@code Closed} with the outcome of {@code lost} when that ended the
     *     search
     */
    public static <T> Either<ConnectorError, StartRecovery<T>> search(
            ConnectorError lost, OperationDeadline deadline, Supplier<Either<ConnectorError, Optional<T>>> look) {
        if (endsCall(lost)) {
            return Either.left(lost);
        }
        Duration pause = FIRST_PAUSE;
        for (int looks = 1; ; looks++) {
            Either<ConnectorError, Optional<T>> seen = look.get();
            ConnectorError failure = seen.isLeft() ? seen.getLeft() : null;
            if (failure != null && endsCall(failure)) {
                return Either.left(ended(lost, failure));
            }
            Optional<T> found = seen.getOrElse(Optional.empty());
            if (found.isPresent() || looks == MOST_LOOKS || !deadline.allows(pause)) {
                return Either.right(new StartRecovery<>(found, looks, Optional.ofNullable(failure)));
            }
            Optional<ConnectorError> ended = deadline.pause(pause, lost.context());
            if (ended.isPresent()) {
                return Either.left(ended.get());
            }
            pause = pause.multipliedBy(2);
        }
    }

    /** Whether the caller, and not the vendor, ended what was asked. */
    static boolean endsCall(ConnectorError error) {
        return error.kind() == ErrorKind.INTERRUPTED || error.kind() == ErrorKind.CLOSED;
    }

    /** The look was a read, and its outcome says nothing about the start. */
    static ConnectorError ended(ConnectorError lost, ConnectorError end) {
        return end.withContext(
                lost.context().toBuilder().summary(end.context().summary()).build());
    }

    /**
     * Says how a search went that found nothing: a list that could not be read is not an empty one.
     *
     * @param sought what was searched for, such as {@code jobs of the connection}
     * @return part of a sentence
     */
    public String summary(String sought) {
        String times = (looks == 1 ? "looked once for " : "looked " + looks + " times for ") + sought;
        return lastFailure
                .map(failure ->
                        times + " and could not list them: " + failure.context().summary())
                .orElseGet(() -> times + " and found none");
    }
}
