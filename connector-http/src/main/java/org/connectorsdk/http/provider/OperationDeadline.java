package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.internal.call.TimeLimit;

/**
 * The time of one neutral call that takes several requests: each gets what the ones before it, and the pauses between
 * them, left of the caller's deadline (TIME-01). Without a deadline of the caller's, each request has that of its own
 * class.
 *
 * <p>Used by one thread at a time.
 *
 * @since 0.1.0
 */
public final class OperationDeadline {
    private final String operation;
    private CallOptions options;
    private final HttpRuntime runtime;
    private final OperationContext context;
    private final long startedAt;

    private OperationDeadline(String operation, CallOptions options, HttpRuntime runtime) {
        this.operation = operation;
        this.options = options;
        this.runtime = runtime;
        this.context = options.operation().orElseGet(() -> OperationContext.of(operation));
        this.startedAt = runtime.time().nanoTime() - options.waited().toNanos();
    }

    /**
     * Begins a call; its time runs from here.
     *
     * @param operation name of the neutral operation, for the error when the time is over
     * @param options what the caller wants
     * @param runtime whose clock and pauses count
     * @return the budget
     */
    public static OperationDeadline begin(String operation, CallOptions options, HttpRuntime runtime) {
        return new OperationDeadline(operation, options, runtime);
    }

    /**
     * Makes the next request within the time that is left.
     *
     * @param request makes it, with the options that it is given
     * @param <T> what it answers
     * @return its answer; {@code Timeout} with the caller's deadline when the time is over, and nothing was sent
     */
    public <T> Either<ConnectorError, T> request(Function<CallOptions, Either<ConnectorError, T>> request) {
        Duration deadline = options.deadline().orElse(null);
        CallOptions given = options;
        options = options.toBuilder().waited(Duration.ZERO).build(); // the first request is what waited
        if (deadline == null) {
            return request.apply(given);
        }
        Duration left = deadline.minus(elapsed());
        return left.isNegative() || left.isZero()
                ? Either.left(over(deadline))
                : request.apply(options.toBuilder().deadline(left).build());
    }

    /** {@return what takes the context of the calling thread to others that work for the call} */
    ContextCarrier carrier() {
        return runtime.contextCarrier();
    }

    private ConnectorError over(Duration deadline) {
        ErrorContext context = ErrorContext.of(runtime.provider(), operation)
                .summary("took longer than " + TimeLimit.text(deadline) + "; a further request was not sent")
                .tried(0, elapsed())
                .retryable(true)
                .build();
        return new ConnectorError.Timeout(context, ConnectorError.Limit.DEADLINE, deadline);
    }

    /** {@return the neutral operation that the requests are made for; one that nobody looks at for a call without} */
    public OperationContext operation() {
        return context;
    }

    /** {@return the time since the call began} */
    public Duration elapsed() {
        return Duration.ofNanos(runtime.time().nanoTime() - startedAt);
    }

    /** {@return what is left of the caller's deadline, negative when it is over; empty without one} */
    public Optional<Duration> left() {
        return options.deadline().map(deadline -> deadline.minus(elapsed()));
    }

    /**
     * Asks whether something that takes so long still fits.
     *
     * @param span how long
     * @return whether time is left after it; always without a deadline of the caller's
     */
    public boolean allows(Duration span) {
        return options.deadline()
                .map(deadline -> deadline.minus(elapsed()).compareTo(span) > 0)
                .orElse(true);
    }

    /**
     * Pauses between two requests. Blocks.
     *
     * @param span how long
     * @param context what the call knows by now, its outcome above all
     * @return empty once the time is over; else {@code Interrupted} or {@code Closed} with that context, and the call
     *     ends
     */
    public Optional<ConnectorError> pause(Duration span, ErrorContext context) {
        Sleeper.End end = runtime.pauses().pause(span);
        return switch (end) {
            case ELAPSED -> Optional.empty();
            case INTERRUPTED ->
                Optional.of(new ConnectorError.Interrupted(
                        described(context, "the thread was interrupted between two requests"), Optional.empty()));
            case CLOSED ->
                Optional.of(
                        new ConnectorError.Closed(described(context, "the client was closed between two requests")));
        };
    }

    private static ErrorContext described(ErrorContext context, String summary) {
        return context.toBuilder().summary(summary).build();
    }
}
