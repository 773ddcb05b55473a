package org.connectorsdk.http;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;

/**
 * What was found after a start whose answer was lost. The start is never sent again (INC-01, INC-02): the vendor is looked at
 * instead, several times, as what was started may show late.
 *
 * @param found what was started; empty if nothing was seen
 * @param looks how often the vendor was looked at
 * @param <T> a job, or several that may be it
 */
public record LostStart<T>(Optional<T> found, int looks) {
    private static final int MOST_LOOKS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /**
     * Checks that nothing is null.
     *
     * @param found what was started; empty if nothing was seen
     * @param looks how often the vendor was looked at
     */
    public LostStart {
        Objects.requireNonNull(found, "found");
    }

    /**
     * Looks up to five times, with pauses of 1, 2, 4 and 8 seconds, or less often where the caller's deadline ends before. Blocks.
     *
     * @param lost the error of the start, with outcome UNKNOWN
     * @param budget the time of the whole call
     * @param look looks once; an error counts as having seen nothing
     * @param <T> a job, or several that may be it
     * @return what was seen; {@code Interrupted} or {@code Closed} with the outcome of {@code lost} when that ended the search
     */
    public static <T> Either<ConnectorError, LostStart<T>> search(
            ConnectorError lost, CallBudget budget, Supplier<Either<ConnectorError, Optional<T>>> look) {
        if (lost.kind() == ErrorKind.INTERRUPTED || lost.kind() == ErrorKind.CLOSED) {
            return Either.left(lost);
        }
        Duration pause = FIRST_PAUSE;
        for (int looks = 1; ; looks++) {
            Optional<T> found = look.get().getOrElse(Optional.empty());
            if (found.isPresent() || looks == MOST_LOOKS || !budget.allows(pause)) {
                return Either.right(new LostStart<>(found, looks));
            }
            Optional<ConnectorError> ended = budget.pause(pause, lost.context());
            if (ended.isPresent()) {
                return Either.left(ended.get());
            }
            pause = pause.multipliedBy(2);
        }
    }
}
