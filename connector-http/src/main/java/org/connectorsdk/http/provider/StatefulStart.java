package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.http.HttpRuntime;
import org.jspecify.annotations.Nullable;

/** One start of a job that has no id. Used once, by one thread. */
final class StatefulStart {
    private final StartOnce.Stateful vendor;
    private final IfRunning ifRunning;
    private final String provider;
    private final OperationDeadline deadline;
    private final Instant startedAt;

    StatefulStart(StartOnce.Stateful vendor, IfRunning ifRunning, HttpRuntime runtime, OperationDeadline deadline) {
        this.vendor = vendor;
        this.ifRunning = ifRunning;
        this.provider = runtime.provider();
        this.deadline = deadline;
        this.startedAt = runtime.time().now();
    }

    Either<ConnectorError, Job> run() {
        return deadline.request(vendor::before).flatMap(this::start);
    }

    private Either<ConnectorError, Job> start(Job before) {
        boolean running = before.status().state() == JobState.RUNNING;
        if (before.status().state() == JobState.PAUSED) {
            return Either.left(paused(before, null));
        }
        if (running && ifRunning != IfRunning.RESTART) {
            return inTheWay(before, null);
        }
        Either<ConnectorError, Job> started = deadline.request(rest -> vendor.start(before, running, rest));
        return started.isRight() ? started : notStarted(started.getLeft(), before, running);
    }

    private Either<ConnectorError, Job> notStarted(ConnectorError error, Job before, boolean restarted) {
        if (StartRecovery.endsCall(error)) {
            return Either.left(error.outcome() == Outcome.UNKNOWN ? carrying(error, before.ref()) : error);
        }
        if (error.outcome() != Outcome.UNKNOWN) {
            return error instanceof ConnectorError.Conflict conflict ? refused(conflict, before) : Either.left(error);
        }
        // What ran before the restart cannot be told from what runs after it.
        return restarted ? Either.left(unknown(error, before.ref(), "")) : lost(error, before.ref());
    }

    /** The answer was lost. A run that was not there before is ours, or as good: the end of either counts. */
    private Either<ConnectorError, Job> lost(ConnectorError error, JobRef handle) {
        return search(error, handle)
                .mapLeft(end -> carrying(end, handle))
                .flatMap(search -> search.found()
                        .<Either<ConnectorError, Job>>map(job ->
                                Either.right(job.toBuilder().attached(true).build()))
                        .orElseGet(() -> Either.left(unknown(error, handle, looked(search)))));
    }

    private static String looked(StartRecovery<Job> search) {
        String times = search.looks() == 1 ? "once" : search.looks() + " times";
        return search.lastFailure()
                .map(failure -> "; looked " + times + " at the connection, the last time without an answer: "
                        + failure.context().summary())
                .orElseGet(() -> "; looked " + times + " for a run or a new end and found none");
    }

    /** A conflict is judged by the state, never by the vendor's word for it. */
    private Either<ConnectorError, Job> refused(ConnectorError.Conflict conflict, Job before) {
        Either<ConnectorError, Job> seen = deadline.request(rest -> vendor.look(before.ref(), rest));
        if (seen.isLeft() && StartRecovery.endsCall(seen.getLeft())) {
            return Either.left(StartRecovery.ended(conflict, seen.getLeft()));
        }
        if (seen.isLeft()) {
            return Either.left(conflict);
        }
        return switch (seen.get().status().state()) {
            case RUNNING -> inTheWay(seen.get(), conflict);
            case PAUSED -> Either.left(paused(seen.get(), conflict));
            default -> Either.left(idle(conflict));
        };
    }

    /** Nothing is seen that is in the way, whatever the vendor calls it. */
    private static ConnectorError idle(ConnectorError.Conflict conflict) {
        boolean running = conflict.reason().equals(ConflictReason.ALREADY_RUNNING);
        ErrorContext.Builder context = conflict.context().toBuilder().retryable(true);
        return new ConnectorError.Conflict(
                conflict.context().advice().isPresent()
                        ? context.build()
                        : context.advice("Nothing is seen to run: start it again.")
                                .build(),
                conflict.conflictingId(),
                running ? ConflictReason.UNSPECIFIED : conflict.reason());
    }

    private Either<ConnectorError, StartRecovery<Job>> search(ConnectorError why, JobRef handle) {
        return StartRecovery.search(
                why,
                deadline,
                () -> deadline.request(rest -> vendor.look(handle, rest))
                        .map(job -> Optional.of(job).filter(vendor::showsStart)));
    }

    /** Whoever is interrupted may wait for what was perhaps started. */
    private static ConnectorError carrying(ConnectorError end, JobRef handle) {
        return end instanceof ConnectorError.Interrupted interrupted
                ? new ConnectorError.Interrupted(interrupted.context(), Optional.of(handle))
                : end;
    }

    private Either<ConnectorError, Job> inTheWay(Job running, ConnectorError.@Nullable Conflict conflict) {
        return switch (vendor.isOfThisType(running) ? ifRunning : IfRunning.FAIL) {
            case JOIN -> Either.right(running.toBuilder().attached(true).build());
            case SKIP -> Either.right(running.toBuilder().skipped(true).build());
            case FAIL, RESTART ->
                Either.left(conflict(
                        conflict, ConflictReason.ALREADY_RUNNING, "a sync is running", "Wait until it has ended."));
        };
    }

    private ConnectorError paused(Job seen, ConnectorError.@Nullable Conflict conflict) {
        return conflict(
                conflict,
                ConflictReason.WRONG_STATE,
                "the connection is " + seen.status(),
                "Resume the connection, then start it again.");
    }

    private ConnectorError conflict(
            ConnectorError.@Nullable Conflict vendors, ConflictReason reason, String what, String advice) {
        String text = vendor.subject() + " was not started: " + what;
        ErrorContext.Builder context = vendors == null
                ? ErrorContext.of(provider, "sync").outcome(Outcome.NOT_SENT).summary(text)
                : vendors.context().toBuilder().explaining(text);
        return new ConnectorError.Conflict(
                context.retryable(reason.equals(ConflictReason.ALREADY_RUNNING))
                        .advice(advice)
                        .build(),
                Optional.empty(),
                reason);
    }

    /** A start that is queued looks like none: the handle is all that can be given. */
    private ConnectorError unknown(ConnectorError error, JobRef handle, String looked) {
        ErrorContext context = error.context().toBuilder()
                .summary("whether " + vendor.subject() + " started at " + startedAt + " is unknown ("
                        + error.context().summary() + ")" + looked)
                .outcome(Outcome.UNKNOWN)
                .advice("Wait with the handle " + handle.encode() + " before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, List.of(), Optional.of(handle));
    }
}
