package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.hotdata.wire.JobWires.JobWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;
import org.connectorsdk.http.provider.StartRecovery;
import org.jspecify.annotations.Nullable;

/** Starts refreshes of data and reads their jobs. A refresh is started once, whatever happens to its answer. */
final class HotdataJobs {
    /** A page that should hold every job of the last minutes. */
    private static final int RECENT_JOBS = 100;
    /** How far the server's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final HotdataErrorExplainer explainer;
    private final String account;

    HotdataJobs(HotdataApi api, HttpRuntime runtime, HotdataErrorExplainer explainer, String account) {
        this.api = api;
        this.runtime = runtime;
        this.explainer = explainer;
        this.account = account;
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
        return HotdataRequests.tableOf(request)
                .flatMap(table -> start(new Start(id, table, runtime.time().now()), request, deadline));
    }

    private Either<ConnectorError, Job> start(Start start, SyncRequest request, OperationDeadline deadline) {
        return deadline.request(rest -> api.refresh(HotdataRequests.refresh(start.connection(), request), rest))
                .flatMap(answer -> HotdataMapper.started(
                                answer,
                                account,
                                start.connection(),
                                runtime.time().now())
                        .<Either<ConnectorError, Job>>map(Either::right)
                        .orElseGet(() -> Either.left(neither())))
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN
                        ? recover(error, start, deadline)
                        : explainer.explain(error, Capability.SYNC, start.connection(), start.table(), deadline));
    }

    private static ConnectorError neither() {
        ErrorContext context = ErrorContext.of(Hotdata.ID, "refresh")
                .summary("the answer has neither a job with its status nor a result")
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
    private ConnectorError recover(ConnectorError lost, Start start, OperationDeadline deadline) {
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
                ? search.summary(sought)
                : "looked for " + sought + " and found " + String.join(", ", candidates);
        ErrorContext context = lost.context().toBuilder()
                .summary("whether the sync of " + start.connection() + " at " + start.at() + " started is unknown ("
                        + lost.context().summary() + "); " + seen)
                .advice("Look at the jobs before starting another sync: a second one does no harm but costs.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, candidates);
    }

    Either<ConnectorError, SyncBaseline> prepare(SyncBaseline bare, OperationDeadline deadline) {
        return HotdataRequests.tableOf(bare.request())
                .flatMap(table -> StartOnce.prepare(new Refreshes(start(bare, table)), bare, deadline));
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline, OperationDeadline deadline) {
        return HotdataRequests.tableOf(baseline.request())
                .flatMap(table -> StartOnce.recover(new Refreshes(start(baseline, table)), baseline, deadline));
    }

    private static Start start(SyncBaseline baseline, Optional<TableRef> table) {
        return new Start(baseline.connection(), table, baseline.at());
    }

    /** Refreshes of one type in the workspace; a server that answers at once makes no job of one. */
    private final class Refreshes implements StartOnce.Jobs {
        private final Start start;

        Refreshes(Start start) {
            this.start = start;
        }

        @Override
        public ConnectionId connection() {
            return start.connection();
        }

        @Override
        public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
            int offset = page == null ? 0 : Integer.parseInt(page.value());
            return api.listJobs(start.jobType(), null, RECENT_JOBS, offset == 0 ? null : offset, options)
                    .map(wire -> page(wire.jobs(), offset));
        }

        private Page<Job> page(List<Lenient<JobWire>> rows, int offset) {
            List<Job> jobs = rows.stream()
                    .map(Lenient::value)
                    .flatMap(Optional::stream)
                    .map(HotdataJobs.this::listed)
                    .toList();
            PageToken next = rows.size() < RECENT_JOBS ? null : new PageToken(Integer.toString(offset + rows.size()));
            return Page.of(jobs, next);
        }

        @Override
        public boolean showsJobs() {
            return false;
        }
    }

    private Job listed(JobWire wire) {
        JobRef ref = HotdataMapper.listed(account, wire.id());
        return HotdataMapper.job(wire, ref, runtime.time().now());
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        if (HotdataMapper.isDone(ref)) {
            return Either.right(HotdataMapper.done(ref, runtime.time().now()));
        }
        return api.getJob(ref.jobId(), options)
                .bimap(
                        error -> isIllFormed(error)
                                ? new ConnectorError.NotFound(error.context(), "job", ref.jobId())
                                : NotFoundErrors.named(error, "job", ref.jobId()),
                        wire -> HotdataMapper.job(wire, ref, runtime.time().now()));
    }

    /** The id is all that Hotdata's 400 can be about, and an id that the server cannot read is that of no job. */
    private static boolean isIllFormed(ConnectorError error) {
        return error.context().status().orElse(0) == 400
                && error.context().vendorCode().isPresent();
    }
}
