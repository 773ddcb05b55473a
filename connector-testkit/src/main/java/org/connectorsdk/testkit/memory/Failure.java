package org.connectorsdk.testkit.memory;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a call of {@link InMemoryConnections} goes wrong. It is what is left when the library has done what it does by
 * itself: repeats and searches are over. Immutable.
 *
 * @since 0.1.0
 */
public final class Failure {
    private final String name;
    private final boolean done;
    private final @Nullable Maker maker;

    /** Makes the error when its time has come. */
    @FunctionalInterface
    private interface Maker {
        ConnectorError make(ErrorContext.Builder context, boolean writes, Instant now);
    }

    private Failure(String name, boolean done, @Nullable Maker maker) {
        this.name = name;
        this.done = done;
        this.maker = maker;
    }

    /** {@return no failure: the call goes as it should. It fills a place in a sequence} */
    public static Failure none() {
        return new Failure("none", true, null);
    }

    /**
     * An error of the caller's own making.
     *
     * @param error what is answered; nothing is done
     * @return the failure
     */
    public static Failure of(ConnectorError error) {
        requireNonNull(error, "error");
        return new Failure(error.kind().name(), false, (context, writes, now) -> error);
    }

    /** {@return the vendor refuses the credential (401); nothing is done} */
    public static Failure unauthenticated() {
        return new Failure(
                "unauthenticated",
                false,
                (context, writes, now) ->
                        new ConnectorError.Unauthenticated(context.summary("the credential is refused")
                                .status(401)
                                .outcome(Outcome.REFUSED)
                                .build()));
    }

    /** {@return the credential may not do this (403); nothing is done} */
    public static Failure permissionDenied() {
        return new Failure(
                "permission denied",
                false,
                (context, writes, now) ->
                        new ConnectorError.PermissionDenied(context.summary("the credential does not allow it")
                                .status(403)
                                .outcome(Outcome.REFUSED)
                                .build()));
    }

    /**
     * The vendor sheds load (429); nothing is done.
     *
     * @param pause how long to stay away; the error has the instant, on the clock of the memory
     * @return the failure
     */
    public static Failure rateLimited(Duration pause) {
        requireNonNull(pause, "pause");
        return new Failure(
                "rate limited",
                false,
                (context, writes, now) -> new ConnectorError.RateLimited(context.summary("too many requests")
                        .status(429)
                        .outcome(Outcome.REFUSED)
                        .retryable(true)
                        .retryAt(now.plus(pause))
                        .build()));
    }

    /**
     * What stands in the way of a write.
     *
     * @param reason why
     * @return the failure, 409; nothing is done
     */
    public static Failure conflict(ConflictReason reason) {
        requireNonNull(reason, "reason");
        return new Failure(
                "conflict",
                false,
                (context, writes, now) -> new ConnectorError.Conflict(
                        context.summary("the provider refuses it: " + reason)
                                .status(409)
                                .outcome(Outcome.REFUSED)
                                .build(),
                        Optional.empty(),
                        reason));
    }

    /** {@return no connection comes about; nothing is sent} */
    public static Failure unreachable() {
        return new Failure(
                "unreachable",
                false,
                (context, writes, now) -> new ConnectorError.Unreachable(
                        context.summary("the connection was refused")
                                .outcome(Outcome.NOT_SENT)
                                .retryable(true)
                                .build(),
                        ConnectorError.Reason.CONNECTION_REFUSED));
    }

    /** {@return the vendor is out of order (503): a write has an unknown outcome, although nothing is done} */
    public static Failure unavailable() {
        return new Failure(
                "unavailable",
                false,
                (context, writes, now) -> new ConnectorError.ProviderFailure(context.summary("the provider failed")
                        .status(503)
                        .outcome(unanswered(writes))
                        .retryable(true)
                        .build()));
    }

    /**
     * No answer comes in time: a write has an unknown outcome, although nothing is done.
     *
     * @param limit the limit of time that the error names; no time passes
     * @return the failure
     */
    public static Failure timeout(Duration limit) {
        requireNonNull(limit, "limit");
        return new Failure(
                "timeout",
                false,
                (context, writes, now) -> new ConnectorError.Timeout(
                        context.summary("no answer within " + limit.toMillis() + " ms")
                                .outcome(unanswered(writes))
                                .retryable(!writes)
                                .build(),
                        ConnectorError.Limit.DEADLINE,
                        limit));
    }

    /**
     * The connection breaks before the request arrives: a write has an unknown outcome, although nothing is done.
     *
     * @return the failure
     */
    public static Failure requestLost() {
        return new Failure("request lost", false, Failure::lost);
    }

    /**
     * The connection breaks after the work is done: a write has an unknown outcome, and it happened. With
     * {@link #requestLost()} the two cases that code has to tell apart, by {@code reconcile} or by looking.
     *
     * @return the failure
     */
    public static Failure answerLost() {
        return new Failure("answer lost", true, Failure::lost);
    }

    private static ConnectorError lost(ErrorContext.Builder context, boolean writes, Instant now) {
        return new ConnectorError.Unreachable(
                context.summary("the connection was lost before an answer came")
                        .outcome(unanswered(writes))
                        .retryable(!writes)
                        .build(),
                ConnectorError.Reason.CONNECTION_LOST);
    }

    private static Outcome unanswered(boolean writes) {
        return writes ? Outcome.UNKNOWN : Outcome.REFUSED;
    }

    /** {@return the same error after the work has been done, as when a gateway gives up on a slow vendor} */
    public Failure afterDoing() {
        return new Failure(name + " after doing", true, maker);
    }

    /** Whether the call does its work. */
    boolean isDone() {
        return done;
    }

    /** {@return the error; empty when the call is to succeed} */
    Optional<ConnectorError> error(ErrorContext.Builder context, boolean writes, Instant now) {
        return maker == null ? Optional.empty() : Optional.of(maker.make(context, writes, now));
    }

    @Override
    public String toString() {
        return name;
    }
}
