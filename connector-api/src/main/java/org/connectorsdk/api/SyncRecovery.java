package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncBaseline;
import org.jspecify.annotations.Nullable;

/** One search for a sync that may have been started: nothing that is seen is looked for again, as it may show late. */
final class SyncRecovery {
    private static final int MOST_LOOKS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final ClientState client;
    private final SyncBaseline baseline;
    private final GuardedCall call;
    private final long begun;

    SyncRecovery(ClientState client, SyncBaseline baseline, GuardedCall call) {
        this.client = client;
        this.baseline = baseline;
        this.call = call;
        this.begun = client.time().nanoTime() - call.options().waited().toNanos();
    }

    /** Blocks. */
    Either<ConnectorError, Optional<Job>> run() {
        Either<ConnectorError, Optional<Job>> seen = look(call.options());
        Duration pause = FIRST_PAUSE;
        for (int looks = 1; looks < MOST_LOOKS && isNothing(seen) && allows(pause); looks++) {
            ConnectorError ended = pause(pause);
            if (ended != null) {
                return Either.left(ended);
            }
            seen = look(left());
            pause = pause.multipliedBy(2);
        }
        return seen;
    }

    private Either<ConnectorError, Optional<Job>> look(CallOptions options) {
        return call.run(
                given -> client.provider().recoverSync(baseline, options),
                found -> found.map(job -> Identity.other(baseline.connection(), job))
                        .orElse(null));
    }

    private static boolean isNothing(Either<ConnectorError, Optional<Job>> seen) {
        return seen.isRight()
                ? seen.get().isEmpty()
                : seen.getLeft() instanceof ConnectorError.OutcomeUnknown unknown
                        && unknown.candidates().isEmpty();
    }

    private Duration elapsed() {
        return Duration.ofNanos(client.time().nanoTime() - begun);
    }

    private boolean allows(Duration pause) {
        return call.options()
                .deadline()
                .map(deadline -> deadline.minus(elapsed()).compareTo(pause) > 0)
                .orElse(true);
    }

    private CallOptions left() {
        CallOptions.Builder options = call.options().toBuilder().waited(Duration.ZERO);
        call.options()
                .deadline()
                .map(deadline -> deadline.minus(elapsed()))
                .filter(rest -> !rest.isNegative() && !rest.isZero())
                .ifPresent(options::deadline);
        return options.build();
    }

    private @Nullable ConnectorError pause(Duration pause) {
        return switch (client.sleeper().pause(pause)) {
            case ELAPSED -> null;
            case CLOSED -> client.closed(call.name());
            case INTERRUPTED ->
                call.merged(new ConnectorError.Interrupted(
                        ErrorContext.of(client.descriptor().id(), call.name())
                                .summary("the thread was interrupted between two looks")
                                .build(),
                        baseline.handle()));
        };
    }
}
