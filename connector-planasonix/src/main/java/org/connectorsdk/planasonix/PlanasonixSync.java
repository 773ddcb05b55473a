package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Conflict;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.JobStart;
import org.connectorsdk.http.LostStart;
import org.connectorsdk.http.Missing;
import org.connectorsdk.planasonix.PlanasonixJobList.Seen;
import org.connectorsdk.planasonix.wire.JobResultsWire;
import org.connectorsdk.planasonix.wire.NewSyncWire;
import org.jspecify.annotations.Nullable;

/** Starts syncs and follows their jobs. A sync is started once, whatever happens to its answer. */
final class PlanasonixSync {
    private static final String SOUGHT = "jobs that run";

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixJobs jobs;
    private final PlanasonixJobList list;

    PlanasonixSync(PlanasonixApi api, HttpRuntime runtime, PlanasonixJobs jobs, PlanasonixJobList list) {
        this.api = api;
        this.runtime = runtime;
        this.jobs = jobs;
        this.list = list;
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, CallOptions options) {
        CallBudget budget = CallBudget.begin("sync", options, runtime);
        Instant at = runtime.time().now();
        return budget.request(rest -> api.sync(id.value(), wire(request, options), rest))
                .map(answer -> jobs.job(answer, Optional.of(id), runtime.time().now()))
                .fold(error -> settle(error, id, request, at, budget), Either::right);
    }

    /** What only the vendor's own clients document is sent only when it was asked for. */
    private static NewSyncWire wire(SyncRequest request, CallOptions options) {
        return new NewSyncWire(
                null,
                null,
                null,
                request.mode() == SyncRequest.Mode.FULL ? "full" : null,
                names(request.tables()),
                options.idempotencyKey().orElse(null));
    }

    static @Nullable List<String> names(List<TableRef> tables) {
        return tables.isEmpty()
                ? null
                : tables.stream()
                        .map(table -> table.schema().isEmpty() ? table.table() : table.schema() + "." + table.table())
                        .toList();
    }

    private Either<ConnectorError, Job> settle(
            ConnectorError error, ConnectionId id, SyncRequest request, Instant at, CallBudget budget) {
        if (error instanceof Conflict conflict) {
            return conflicting(conflict, id, budget).flatMap(job -> answer(job, id, conflict, request));
        }
        return error.outcome() == Outcome.UNKNOWN
                ? lost(error, id, at, budget)
                : Either.left(Missing.connection(error, id));
    }

    private static Either<ConnectorError, Job> answer(
            Job running, ConnectionId id, Conflict conflict, SyncRequest request) {
        if (running.status().isTerminal()) {
            return Either.left(JobStart.ended(conflict, "the sync of connection " + id, running));
        }
        return switch (request.ifRunning()) {
            case JOIN -> Either.right(running.toBuilder().attached(true).build());
            case SKIP -> Either.right(running.toBuilder().skipped(true).build());
            case FAIL ->
                Either.left(new Conflict(
                        conflict.context(), Optional.of(running.ref().jobId()), ConflictReason.ALREADY_RUNNING));
        };
    }

    /** The job that stands in the way. */
    private Either<ConnectorError, Job> conflicting(Conflict conflict, ConnectionId id, CallBudget budget) {
        return conflict.conflictingId().isPresent()
                ? named(conflict, conflict.conflictingId().get(), id, budget)
                : unnamed(conflict, id, budget);
    }

    private Either<ConnectorError, Job> named(Conflict conflict, String jobId, ConnectionId id, CallBudget budget) {
        Instant now = runtime.time().now();
        Either<ConnectorError, Job> found =
                budget.request(options -> api.getJob(jobId, options)).map(wire -> jobs.job(wire, Optional.of(id), now));
        if (found.isLeft() && found.getLeft() instanceof ConnectorError.NotFound) {
            return Either.left(contradiction(conflict, "the job " + jobId + ", which it does not know"));
        }
        if (found.isRight() && found.get().status().isTerminal()) {
            // Another one may have begun in its place.
            return Either.right(listed(id, budget).orElseGet(found::get));
        }
        // That it runs is known; a look that failed does not change that.
        return found.isRight() ? found : Either.right(jobs.running(jobId, id, now));
    }

    /** A conflict with a code of its own is another one unless a sync runs; one without a word is looked into for longer. */
    private Either<ConnectorError, Job> unnamed(Conflict conflict, ConnectionId id, CallBudget budget) {
        if (conflict.context().vendorCode().isPresent()) {
            return listed(id, budget)
                    .<Either<ConnectorError, Job>>map(Either::right)
                    .orElseGet(() -> Either.left(conflict));
        }
        return LostStart.search(conflict, budget, () -> list.running(id, budget).map(Seen::running))
                .flatMap(search -> search.found()
                        .<Either<ConnectorError, Job>>map(Either::right)
                        .orElseGet(() -> Either.left(contradiction(conflict, unseen(search)))));
    }

    private static String unseen(LostStart<Job> search) {
        return search.lastFailure().isPresent()
                ? "a running sync; " + search.told(SOUGHT)
                : "a running sync that it does not list: it may have ended since";
    }

    private Optional<Job> listed(ConnectionId id, CallBudget budget) {
        return list.running(id, budget).map(Seen::running).getOrElse(Optional.empty());
    }

    private static ConnectorError contradiction(Conflict conflict, String what) {
        ErrorContext context = conflict.context().toBuilder()
                .summary("Planasonix reports " + what)
                .advice("Try again later; if it stays so, report it to Planasonix.")
                .build();
        return new Conflict(context, conflict.conflictingId(), conflict.reason());
    }

    /** After a lost answer: only a job that runs can be the one that was started, as there is one at a time. */
    private Either<ConnectorError, Job> lost(ConnectorError lost, ConnectionId id, Instant at, CallBudget budget) {
        AtomicReference<Seen> latest = new AtomicReference<>(Seen.NOTHING);
        return LostStart.search(
                        lost,
                        budget,
                        () -> list.running(id, budget).peek(latest::set).map(Seen::running))
                .flatMap(search -> search.found()
                        .<Either<ConnectorError, Job>>map(job ->
                                Either.right(job.toBuilder().attached(true).build()))
                        .orElseGet(() ->
                                Either.left(unknown(lost, id, at, search, Objects.requireNonNull(latest.get())))));
    }

    private static ConnectorError unknown(
            ConnectorError lost, ConnectionId id, Instant at, LostStart<Job> search, Seen seen) {
        ErrorContext context = lost.context().toBuilder()
                .summary("whether the sync of " + id + " at " + at + " started is unknown ("
                        + lost.context().summary() + "); " + search.told(SOUGHT)
                        + (search.lastFailure().isPresent() ? "" : seen.told()))
                .advice("Look at the jobs of the connection before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, seen.ended());
    }

    /** One look at a job; results are added where there are any; missing ones are a warning, no failure. */
    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        CallBudget budget = CallBudget.begin("job", options, runtime);
        return budget.request(rest -> api.getJob(ref.jobId(), rest))
                .bimap(
                        error -> Missing.named(error, "job", ref.jobId()),
                        wire -> jobs.job(wire, ref.connection(), runtime.time().now()))
                .map(job -> job.status().state() == JobState.SUCCEEDED ? withResults(job, budget) : job);
    }

    private Job withResults(Job job, CallBudget budget) {
        Either<ConnectorError, JobResultsWire> results =
                budget.request(rest -> api.getJobResults(job.ref().jobId(), rest));
        return results.fold(error -> withoutResults(job, error), found -> PlanasonixJobs.withResults(job, found));
    }

    private static Job withoutResults(Job job, ConnectorError error) {
        List<String> warnings = new ArrayList<>(job.warnings());
        warnings.add("what the job moved could not be read: " + error.context().summary());
        return job.toBuilder().warnings(warnings).build();
    }

    /** The answer to a cancellation has hardly more than a status, so a job that had ended is read again. */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        CallBudget budget = CallBudget.begin("cancel", options, runtime);
        return budget.request(rest -> api.cancelJob(ref.jobId(), rest))
                .bimap(
                        error -> Missing.named(error, "job", ref.jobId()),
                        wire -> jobs.job(wire, ref.connection(), runtime.time().now()))
                .peek(job -> budget.operation().describe("job " + ref.jobId() + " asked to cancel"))
                .map(job -> job.status().isTerminal()
                        ? PlanasonixJobs.readAgain(job, budget.request(rest -> job(ref, rest)))
                        : job);
    }
}
