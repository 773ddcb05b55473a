package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.hotdata.wire.UploadWires.EndOfUploadWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.StorageClient;
import org.connectorsdk.http.StorageClient.StorageAnswer;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.provider.OperationDeadline;

/**
 * Puts parts on the storage host: again after transient failures, and once by a new link where the old one has expired.
 * The host overwrites by number, so a repeat does no harm. For many threads.
 */
final class StorageParts {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
    private static final int MOST_THROTTLED = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final int FORBIDDEN = 403;
    private static final int TIMED_OUT = 408;
    private static final int THROTTLED = 429;

    private final StorageClient storage;
    private final HttpRuntime runtime;
    private final OperationDeadline deadline;
    private final Map<String, String> headers;
    private final String upload;
    private final IntFunction<Either<ConnectorError, String>> renewal;

    StorageParts(
            StorageClient storage,
            HttpRuntime runtime,
            OperationDeadline deadline,
            Map<String, String> headers,
            String upload,
            IntFunction<Either<ConnectorError, String>> renewal) {
        this.storage = storage;
        this.runtime = runtime;
        this.deadline = deadline;
        this.headers = headers;
        this.upload = upload;
        this.renewal = renewal;
    }

    Either<ConnectorError, EndOfUploadWire.Part> put(int number, String link, UploadBody content) {
        String address = link;
        boolean renewed = false;
        Attempts attempts = new Attempts();
        while (deadline.allows(Duration.ZERO)) {
            StorageAnswer answer = storage.put(address, headers, content, deadline.left());
            if (answer.isStored() && answer.eTag().isPresent()) {
                return Either.right(
                        new EndOfUploadWire.Part(number, answer.eTag().get()));
            }
            if (answer.status() == FORBIDDEN && !renewed) {
                renewed = true;
                Either<ConnectorError, String> fresh = renewal.apply(number);
                if (fresh.isLeft()) {
                    return Either.left(fresh.getLeft());
                }
                address = fresh.get();
                continue;
            }
            Optional<Duration> wait = attempts.pauseAfter(answer);
            if (wait.isEmpty()) {
                return Either.left(failed(number, answer));
            }
            if (!deadline.allows(wait.get())) {
                return Either.left(answer.status() == 0 ? over(number, answer.problem()) : failed(number, answer));
            }
            Optional<ConnectorError> ended = pause(number, wait.get());
            if (ended.isPresent()) {
                return Either.left(ended.get());
            }
        }
        return Either.left(over(number, "time ran out"));
    }

    /** The attempts of one part. */
    private static final class Attempts {
        private int failures;
        private int throttled;

        /** {@return how long to wait before the next one; empty when there is none} */
        Optional<Duration> pauseAfter(StorageAnswer answer) {
            boolean isThrottled = answer.status() == THROTTLED;
            Duration pause = PAUSES.get(Math.min(isThrottled ? throttled : failures, PAUSES.size() - 1));
            boolean more =
                    isThrottled ? throttled++ < MOST_THROTTLED : isTransient(answer) && failures++ < PAUSES.size();
            Duration wait = answer.retryAfter()
                    .filter(asked -> asked.compareTo(pause) > 0)
                    .orElse(pause);
            return more && wait.compareTo(LONGEST_WAIT) <= 0 ? Optional.of(wait) : Optional.empty();
        }
    }

    /** Not a redirect: a link is signed for one place. */
    private static boolean isTransient(StorageAnswer answer) {
        return !answer.isContentLost()
                && (answer.status() == 0
                        || answer.isStored()
                        || answer.status() == TIMED_OUT
                        || answer.status() >= 500);
    }

    private Optional<ConnectorError> pause(int number, Duration span) {
        Sleeper.End end = runtime.pauses().pause(span);
        return switch (end) {
            case ELAPSED -> Optional.empty();
            case INTERRUPTED ->
                Optional.of(new ConnectorError.Interrupted(
                        context(number, "the thread was interrupted"), Optional.empty()));
            case CLOSED -> Optional.of(new ConnectorError.Closed(context(number, "the client was closed")));
        };
    }

    private ConnectorError over(int number, String problem) {
        return new ConnectorError.Timeout(context(number, problem), ConnectorError.Limit.DEADLINE, deadline.elapsed());
    }

    private ConnectorError failed(int number, StorageAnswer answer) {
        String problem = answer.isStored() ? "the answer had no ETag" : answer.problem();
        ErrorContext.Builder context = context(number, problem).toBuilder().retryable(isTransient(answer));
        if (answer.status() > 0) {
            context.status(answer.status());
        }
        return answer.isContentLost()
                ? new ConnectorError.InvalidRequest(context.build(), List.of())
                : new ConnectorError.ProviderFailure(context.build());
    }

    /** Nothing can be loaded of an upload that did not end. */
    private ErrorContext context(int number, String problem) {
        return ErrorContext.of(Hotdata.ID, "upload")
                .summary("part " + number + " of upload " + upload + " did not reach the storage host: " + problem)
                .id("upload", upload)
                .outcome(Outcome.REFUSED)
                .build();
    }
}
