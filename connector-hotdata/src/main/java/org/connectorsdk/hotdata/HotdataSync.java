package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.hotdata.wire.JobWires.JobWire;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.StartRecovery;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.http.json.Lenient;

/** Starts refreshes of data and follows their jobs. A refresh is started once, whatever happens to its answer. */
final class HotdataSync {
    /** A page that should hold every job of the last minutes. */
    private static final int RECENT_JOBS = 100;
    /** How far the server's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final NotFoundExplainer refusals;
    private final HotdataJobs jobs;

    HotdataSync(HotdataApi api, HttpRuntime runtime, NotFoundExplainer refusals, HotdataJobs jobs) {
        this.api = api;
        this.runtime = runtime;
        this.refusals = refusals;
        this.jobs = jobs;
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
        return scope(request)
                .flatMap(table -> start(new Start(id, table, runtime.time().now()), request, deadline));
    }

    /** The one table to sync, or none for all of them: one refresh is one job, and knows no more than that. */
    private static Either<ConnectorError, Optional<TableRef>> scope(SyncRequest request) {
        return switch (request.tables().size()) {
            case 0 -> Either.right(Optional.empty());
            case 1 -> NotFoundExplainer.complete("sync", request.tables().get(0)).map(Optional::of);
            default -> {
                ErrorContext context = ErrorContext.of(Hotdata.ID, "sync")
                        .summary("hotdata syncs one table or all of them, not "
                                + request.tables().size())
                        .advice("Sync each table on its own; every one gets a job of its own.")
                        .build();
                yield Either.left(new ConnectorError.Unsupported(context, Capability.SYNC_TABLE.name()));
            }
        };
    }

    private Either<ConnectorError, Job> start(Start start, SyncRequest request, OperationDeadline deadline) {
        return deadline.request(rest -> api.refresh(HotdataMapper.refresh(start.connection(), request), rest))
                .flatMap(answer -> jobs.started(
                                answer, start.connection(), runtime.time().now())
                        .<Either<ConnectorError, Job>>map(Either::right)
                        .orElseGet(() -> Either.left(neither())))
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN
                        ? look(error, start, deadline)
                        : refusals.explain(error, Capability.SYNC, start.connection(), start.table(), deadline));
    }

    private static ConnectorError neither() {
        ErrorContext context = ErrorContext.of(Hotdata.ID, "refresh")
                .summary("the answer names neither a job with its status nor a result")
                .outcome(Outcome.UNKNOWN)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }

    /** What was started, as far as it can be recognised again. */
    private record Start(ConnectionId connection, Optional<TableRef> table, Instant at) {
        String jobType() {
            return table.isEmpty() ? "data_refresh_connection" : "data_refresh_table";
        }

        /** A job names its connection only after its end; until then any of the same type may be ours. */
        boolean mayBe(JobWire job) {
            if (job.result() == null || job.result().connectionId() == null) {
                return VendorTime.read(job.completedAt()) == null;
            }
            Instant createdAt = VendorTime.read(job.createdAt());
            return job.result().connectionId().equals(connection.value())
                    && (createdAt == null || !createdAt.isBefore(at.minus(SKEW)));
        }
    }

    /** After a lost answer: looks for the job, which may show late. Never starts a second one. */
    private ConnectorError look(ConnectorError lost, Start start, OperationDeadline deadline) {
        return StartRecovery.search(lost, deadline, () -> candidates(start, deadline))
                .fold(ended -> ended, search -> unknown(lost, start, search));
    }

    private Either<ConnectorError, Optional<List<String>>> candidates(Start start, OperationDeadline deadline) {
        return deadline.request(rest -> api.listJobs(start.jobType(), null, RECENT_JOBS, null, rest))
                .map(page -> page.jobs().stream()
                        .map(Lenient::value)
                        .flatMap(Optional::stream)
                        .filter(start::mayBe)
                        .map(JobWire::id)
                        .toList())
                .map(ids -> Optional.of(ids).filter(found -> !found.isEmpty()));
    }

    private static ConnectorError unknown(ConnectorError lost, Start start, StartRecovery<List<String>> search) {
        List<String> candidates = search.found().orElse(List.of());
        String sought = "jobs of type " + start.jobType();
        String seen = candidates.isEmpty()
                ? search.told(sought)
                : "looked for " + sought + " and found " + String.join(", ", candidates);
        ErrorContext context = lost.context().toBuilder()
                .summary("whether the sync of " + start.connection() + " at " + start.at() + " started is unknown ("
                        + lost.context().summary() + "); " + seen)
                .advice("A second sync does no harm but costs; look at the jobs before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, candidates);
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        if (HotdataJobs.isDone(ref)) {
            return Either.right(HotdataJobs.done(ref, runtime.time().now()));
        }
        return api.getJob(ref.jobId(), options)
                .bimap(
                        error -> isIllFormed(error)
                                ? new ConnectorError.NotFound(error.context(), "job", ref.jobId())
                                : NotFoundErrors.named(error, "job", ref.jobId()),
                        wire -> HotdataJobs.job(
                                wire, answered(ref, wire.id()), runtime.time().now()));
    }

    /** The handle of the job that an answer is about, which need not be the one that was asked for. */
    private static JobRef answered(JobRef asked, String id) {
        return new JobRef(asked.provider(), asked.account(), asked.kind(), id, asked.connection());
    }

    /** The id is all that Hotdata's 400 can be about, and an id that the server cannot read is that of no job. */
    private static boolean isIllFormed(ConnectorError error) {
        return error.context().status().orElse(0) == 400
                && error.context().vendorCode().isPresent();
    }
}
