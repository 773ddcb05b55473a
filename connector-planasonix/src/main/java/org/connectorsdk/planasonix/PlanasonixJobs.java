package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Conflict;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;
import org.connectorsdk.planasonix.wire.JobWires.JobResultsWire;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.connectorsdk.planasonix.wire.JobWires.JobsWire;
import org.jspecify.annotations.Nullable;

/**
 * Starts syncs and follows their jobs. A sync is started once, whatever happens to its answer. Lists come with the
 * cursors of the reference or the offsets of older deployments.
 */
final class PlanasonixJobs {
    private static final String CONNECTION_SYNC = "connection_sync";
    private static final String OPERATION = "list_jobs";
    private static final String OFFSET = "offset:";
    private static final int USUAL_PAGE = 50;
    private static final OffsetPages<Job> COUNTED = new OffsetPages<>(
            Planasonix.ID, OPERATION, Planasonix.LARGEST_PAGE, job -> job.ref().jobId());
    /** No sync runs longer. */
    private static final Duration LONGEST_SYNC = Duration.ofDays(7);

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixMapper mapper;

    PlanasonixJobs(PlanasonixApi api, HttpRuntime runtime, PlanasonixMapper mapper) {
        this.api = api;
        this.runtime = runtime;
        this.mapper = mapper;
    }

    Either<ConnectorError, Job> sync(ConnectionId id, SyncRequest request, OperationDeadline deadline) {
        return StartOnce.run(new Start(id, request, runtime.time().now()), request.ifRunning(), runtime, deadline);
    }

    Either<ConnectorError, SyncBaseline> prepare(SyncBaseline bare, OperationDeadline deadline) {
        return StartOnce.prepare(start(bare), bare, deadline);
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline, OperationDeadline deadline) {
        return StartOnce.recover(start(baseline), baseline, deadline);
    }

    private Start start(SyncBaseline baseline) {
        return new Start(baseline.connection(), baseline.request(), baseline.at());
    }

    /** One sync of one connection. There is one at a time, and a conflict names the one that runs. */
    private final class Start implements StartOnce.Vendor {
        private final ConnectionId id;
        private final SyncRequest request;
        private final Instant since;

        /**
         * Makes it.
         *
         * @param at when it is started; what was started long before runs no more, which bounds the search where a
         *     connection has had many
         */
        Start(ConnectionId id, SyncRequest request, Instant at) {
            this.id = id;
            this.request = request;
            this.since = at.minus(LONGEST_SYNC).truncatedTo(ChronoUnit.SECONDS);
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
            return api.sync(id.value(), PlanasonixRequests.sync(request, rest), rest)
                    .bimap(error -> NotFoundErrors.connection(error, id), answer -> observed(answer, id));
        }

        @Override
        public Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions rest) {
            return listed(id, since, page, narrowed, rest);
        }

        @Override
        public boolean isOfThisType(Job job) {
            return isSync(job);
        }

        @Override
        public Optional<StartOnce.NamedJob> named(String jobId) {
            return Optional.of(new StartOnce.NamedJob() {
                @Override
                public Either<ConnectorError, Job> look(CallOptions rest) {
                    return api.getJob(jobId, rest).map(wire -> observed(wire, id));
                }

                @Override
                public Job running() {
                    return mapper.running(jobId, id, runtime.time().now());
                }
            });
        }

        /**
         * A conflict with a code of its own is another one unless a sync runs; one that says nothing is looked into for
         * longer.
         */
        @Override
        public boolean saysRunning(Conflict conflict) {
            return conflict.context().vendorCode().isEmpty();
        }

        @Override
        public boolean listsBefore() {
            return false;
        }
    }

    private Job observed(JobWire wire, ConnectionId id) {
        return mapper.job(wire, Optional.of(id), runtime.time().now());
    }

    /** Polls a job; results are added where there are any, and missing ones are no failure. */
    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("job", options, runtime);
        return deadline.request(rest -> api.getJob(ref.jobId(), rest))
                .bimap(
                        error -> NotFoundErrors.named(error, "job", ref.jobId()),
                        wire -> mapper.job(
                                wire, ref.connection(), runtime.time().now()))
                .map(job -> job.status().state() == JobState.SUCCEEDED ? withResults(job, deadline) : job);
    }

    private Job withResults(Job job, OperationDeadline deadline) {
        Either<ConnectorError, JobResultsWire> results =
                deadline.request(rest -> api.getJobResults(job.ref().jobId(), rest));
        return results.isRight()
                ? PlanasonixMapper.withResults(job, results.get())
                : PlanasonixMapper.withoutResults(job, results.getLeft());
    }

    /**
     * Cancels a job that is not over. The answer has hardly more than a status, so a job that had ended is read again.
     */
    Either<ConnectorError, Job> cancel(JobRef ref, OperationDeadline deadline) {
        Either<ConnectorError, Job> last = deadline.request(rest -> job(ref, rest));
        if (last.isRight() && last.get().status().isTerminal()) {
            return last;
        }
        if (last.isLeft() && endsCall(last.getLeft())) {
            return last;
        }
        // A poll that failed is no reason not to cancel.
        return deadline.request(rest -> api.cancelJob(ref.jobId(), rest))
                .map(wire -> mapper.job(wire, ref.connection(), runtime.time().now()))
                .peek(job -> deadline.operation().describe("job " + ref.jobId() + " asked to cancel"))
                .fold(error -> notCancelled(error, ref, deadline), job -> Either.right(cancelled(job, ref, deadline)));
    }

    private static boolean endsCall(ConnectorError error) {
        return error instanceof ConnectorError.NotFound
                || error instanceof ConnectorError.Interrupted
                || error instanceof ConnectorError.Closed;
    }

    /** That it was cancelled is known; the job itself tells more. */
    private Job cancelled(Job job, JobRef ref, OperationDeadline deadline) {
        return job.status().isTerminal()
                ? PlanasonixMapper.readAgain(job, deadline.request(rest -> job(ref, rest)))
                : job;
    }

    /** A conflict may mean that the job is over, which the job itself tells. */
    private Either<ConnectorError, Job> notCancelled(ConnectorError error, JobRef ref, OperationDeadline deadline) {
        if (!(error instanceof Conflict)) {
            return Either.left(NotFoundErrors.named(error, "job", ref.jobId()));
        }
        Either<ConnectorError, Job> ended = deadline.request(rest -> job(ref, rest));
        return ended.isRight() && ended.get().status().isTerminal() ? ended : Either.left(error);
    }

    Either<ConnectorError, Page<Job>> list(ConnectionId id, JobQuery query, CallOptions options) {
        Integer limit = query.pageSize() == 0 ? null : query.pageSize();
        Filter filter = new Filter(id, null, query.status().orElse(null), null, limit);
        return page(filter, query.pageToken().orElse(null), options);
    }

    /**
     * Syncs of a connection among which one is searched for.
     *
     * @param since the oldest that can matter
     * @param narrowed whether the server shall leave out older jobs and those of other types; false once it refused to
     */
    private Either<ConnectorError, Page<Job>> listed(
            ConnectionId id, Instant since, @Nullable PageToken token, boolean narrowed, CallOptions options) {
        Filter filter = narrowed
                ? new Filter(id, CONNECTION_SYNC, null, since.toString(), Planasonix.LARGEST_PAGE)
                : new Filter(id, null, null, null, Planasonix.LARGEST_PAGE);
        return page(filter, token, options).map(PlanasonixJobs::syncs);
    }

    private static Page<Job> syncs(Page<Job> page) {
        List<Job> syncs = page.items().stream().filter(PlanasonixJobs::isSync).toList();
        return new Page<>(syncs, page.next(), page.total(), page.warnings());
    }

    /** The type is left out where it is clear. */
    private static boolean isSync(Job job) {
        return job.type().isEmpty() || job.type().equals(CONNECTION_SYNC);
    }

    private record Filter(
            ConnectionId connection,
            @Nullable String type,
            @Nullable String status,
            @Nullable String since,
            @Nullable Integer limit) {}

    /** The first answer tells how the server counts: older deployments announce a total, and no cursor. */
    private Either<ConnectorError, Page<Job>> page(Filter filter, @Nullable PageToken token, CallOptions options) {
        LenientList<JobWire, Job> list = reader(filter.connection());
        if (token != null && token.value().startsWith(OFFSET)) {
            PageToken place = new PageToken(token.value().substring(OFFSET.length()));
            return counted(
                    place,
                    filter,
                    (offset, limit) ->
                            rows(filter, limit, null, offset, options).map(page -> slice(list, page)));
        }
        String cursor = token == null ? null : token.value();
        return rows(filter, filter.limit(), cursor, null, options)
                .flatMap(page -> page.total() == null || cursor != null
                        ? list.page(
                                page.data(),
                                cursor == null,
                                PlanasonixMapper.next(page.meta()),
                                VendorCount.read(page.total()))
                        : counted(null, filter, (offset, limit) -> Either.right(slice(list, page))));
    }

    private Either<ConnectorError, JobsWire> rows(
            Filter filter,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable Long offset,
            CallOptions options) {
        return api.listJobs(
                filter.connection().value(),
                null,
                filter.type(),
                filter.status(),
                filter.since(),
                null,
                limit,
                cursor,
                offset,
                options);
    }

    private LenientList<JobWire, Job> reader(ConnectionId id) {
        Instant now = runtime.time().now();
        return new LenientList<>(
                Planasonix.ID,
                OPERATION,
                wire -> mapper.job(wire, Optional.of(id), now),
                (raw, problem) -> mapper.remainsOfJob(raw, problem, Optional.of(id), now));
    }

    private Either<ConnectorError, Page<Job>> counted(
            @Nullable PageToken place, Filter filter, OffsetPages.Rows<Job> rows) {
        return COUNTED.page(place, filter.limit() == null ? USUAL_PAGE : filter.limit(), rows)
                .map(page -> new Page<>(
                        page.items(),
                        page.next().map(next -> new PageToken(OFFSET + next.value())),
                        page.total(),
                        page.warnings()));
    }

    private static OffsetPages.Slice<Job> slice(LenientList<JobWire, Job> list, JobsWire page) {
        return list.slice(page.data(), Optional.empty(), VendorCount.read(page.total()));
    }
}
