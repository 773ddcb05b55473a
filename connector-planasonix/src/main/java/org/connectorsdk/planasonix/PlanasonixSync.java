package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Conflict;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.StartOnce;
import org.connectorsdk.planasonix.wire.JobWires.JobResultsWire;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.connectorsdk.planasonix.wire.JobWires.NewSyncWire;
import org.jspecify.annotations.Nullable;

/** Starts syncs and follows their jobs. A sync is started once, whatever happens to its answer. */
final class PlanasonixSync {
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
        OperationDeadline deadline = OperationDeadline.begin("sync", options, runtime);
        return StartOnce.run(new Start(id, request, list.oldestRunning()), request.ifRunning(), runtime, deadline);
    }

    /** One sync of one connection. There is one at a time, and a conflict names the one that runs. */
    private final class Start implements StartOnce.Vendor {
        private final ConnectionId id;
        private final SyncRequest request;
        private final Instant since;

        Start(ConnectionId id, SyncRequest request, Instant since) {
            this.id = id;
            this.request = request;
            this.since = since;
        }

        @Override
        public String subject() {
            return "the sync of connection " + id;
        }

        @Override
        public ConnectionId connection() {
            return id;
        }

        @Override
        public Either<ConnectorError, Job> start(CallOptions rest) {
            return api.sync(id.value(), wire(request, rest), rest)
                    .bimap(error -> NotFoundErrors.connection(error, id), answer -> seen(answer, id));
        }

        @Override
        public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions rest) {
            return list.look(id, since, page, narrowed, rest);
        }

        @Override
        public boolean isOfThisType(Job job) {
            return PlanasonixJobList.isSync(job);
        }

        @Override
        public Optional<StartOnce.NamedJob> named(String jobId) {
            return Optional.of(new StartOnce.NamedJob() {
                @Override
                public Either<ConnectorError, Job> look(CallOptions rest) {
                    return api.getJob(jobId, rest).map(wire -> seen(wire, id));
                }

                @Override
                public Job running() {
                    return jobs.running(jobId, id, runtime.time().now());
                }
            });
        }

        /** A conflict with a code of its own is another one unless a sync runs; one without a word is looked into for longer. */
        @Override
        public boolean saysRunning(Conflict conflict) {
            return conflict.context().vendorCode().isEmpty();
        }

        @Override
        public boolean listsBefore() {
            return false;
        }
    }

    private Job seen(JobWire wire, ConnectionId id) {
        return jobs.job(wire, Optional.of(id), runtime.time().now());
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

    /** One look at a job; results are added where there are any, and missing ones are no failure. */
    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("job", options, runtime);
        return deadline.request(rest -> api.getJob(ref.jobId(), rest))
                .bimap(
                        error -> NotFoundErrors.named(error, "job", ref.jobId()),
                        wire -> jobs.job(wire, ref.connection(), runtime.time().now()))
                .map(job -> job.status().state() == JobState.SUCCEEDED ? withResults(job, deadline) : job);
    }

    private Job withResults(Job job, OperationDeadline deadline) {
        Either<ConnectorError, JobResultsWire> results =
                deadline.request(rest -> api.getJobResults(job.ref().jobId(), rest));
        return results.isRight()
                ? PlanasonixJobs.withResults(job, results.get())
                : JobWarnings.adding(
                        job.toBuilder().resultPending(true).build(),
                        List.of("what the job moved could not be read: "
                                + results.getLeft().context().summary()));
    }

    /**
     * Cancels a job that is not over. The answer has hardly more than a status, so a job that had ended is read again.
     */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("cancel", options, runtime);
        Either<ConnectorError, Job> last = deadline.request(rest -> job(ref, rest));
        if (last.isRight() && last.get().status().isTerminal()) {
            return last;
        }
        if (last.isLeft() && endsCall(last.getLeft())) {
            return last;
        }
        // A look that failed is no reason not to cancel.
        return deadline.request(rest -> api.cancelJob(ref.jobId(), rest))
                .map(wire -> jobs.job(wire, ref.connection(), runtime.time().now()))
                .peek(job -> deadline.operation().describe("job " + ref.jobId() + " asked to cancel"))
                .fold(error -> notCancelled(error, ref, deadline), job -> Either.right(cancelled(job, ref, deadline)));
    }

    private static boolean endsCall(ConnectorError error) {
        return error instanceof ConnectorError.NotFound
                || error instanceof ConnectorError.Interrupted
                || error instanceof ConnectorError.Closed;
    }

    /** That it was cancelled is in hand; what the job says beyond that is a plus. */
    private Job cancelled(Job job, JobRef ref, OperationDeadline deadline) {
        return job.status().isTerminal() ? PlanasonixJobs.readAgain(job, deadline.request(rest -> job(ref, rest))) : job;
    }

    /** A conflict may mean that the job is over, which the job itself tells. */
    private Either<ConnectorError, Job> notCancelled(ConnectorError error, JobRef ref, OperationDeadline deadline) {
        if (!(error instanceof Conflict)) {
            return Either.left(NotFoundErrors.named(error, "job", ref.jobId()));
        }
        Either<ConnectorError, Job> ended = deadline.request(rest -> job(ref, rest));
        return ended.isRight() && ended.get().status().isTerminal() ? ended : Either.left(error);
    }
}
