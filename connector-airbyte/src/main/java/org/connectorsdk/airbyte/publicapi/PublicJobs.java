package org.connectorsdk.airbyte.publicapi;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.airbyte.internal.Airbyte;
import org.connectorsdk.airbyte.internal.AirbyteMapper;
import org.connectorsdk.airbyte.internal.AirbyteStart;
import org.connectorsdk.airbyte.internal.RunningPages;
import org.connectorsdk.airbyte.internal.RunningPages.Part;
import org.connectorsdk.airbyte.wire.JobWires.NewJobWire;
import org.connectorsdk.airbyte.wire.JobWires.PublicJobWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.provider.StartOnce;
import org.jspecify.annotations.Nullable;

/** Jobs of the public API, which tells no attempts and no reasons. */
final class PublicJobs {
    private static final int USUAL_PAGE = 50;
    private static final String SYNC = "sync";
    private static final String CLEAR = "clear";
    /** Clearing is called resetting in answers, and in requests to older servers. */
    private static final String RESET = "reset";

    private static final String NEWEST_FIRST = "createdAt|DESC";

    /** The list takes one status at a time; a job in another one that runs is looked at by itself. */
    private static final List<String> RUNNING = List.of("running", "pending");

    private final AirbytePublicApi api;
    private final HttpRuntime runtime;
    private final String account;
    private final LenientList<PublicJobWire, Job> list;
    private final OffsetPages<Job> pages = new OffsetPages<>(
            Airbyte.ID, "jobs", Airbyte.LARGEST_PAGE, job -> job.ref().jobId());

    PublicJobs(AirbytePublicApi api, HttpRuntime runtime, String account) {
        this.api = api;
        this.runtime = runtime;
        this.account = account;
        this.list = new LenientList<>(
                Airbyte.ID,
                "jobs",
                this::job,
                (raw, problem) -> AirbyteMapper.partialJob(
                        account,
                        raw,
                        "jobId",
                        "connectionId",
                        problem,
                        runtime.time().now()));
    }

    private Job job(PublicJobWire wire) {
        return PublicMapper.job(account, wire, runtime.time().now());
    }

    /** Starts a sync: it covers all streams, each in the mode that the connection has for it. */
    Either<ConnectorError, Job> sync(ConnectionId id, IfRunning ifRunning, CallOptions options) {
        return StartOnce.run(sync(id), ifRunning, runtime, OperationDeadline.begin("sync", options, runtime));
    }

    private AirbyteStart sync(ConnectionId id) {
        return start("the sync", id, Set.of(SYNC), left -> send(id, SYNC, left), error -> true);
    }

    Either<ConnectorError, SyncBaseline> prepare(SyncBaseline bare, OperationDeadline deadline) {
        return StartOnce.prepare(sync(bare.connection()), bare, deadline);
    }

    Either<ConnectorError, Optional<Job>> recover(SyncBaseline baseline, OperationDeadline deadline) {
        return StartOnce.recover(sync(baseline.connection()), baseline, deadline);
    }

    /** Starts what empties a connection. */
    Either<ConnectorError, Job> purge(ConnectionId id, CallOptions options) {
        AirbyteStart start = start("the purge", id, Set.of(CLEAR, RESET), left -> clear(id, left), error -> false);
        return StartOnce.run(start, IfRunning.JOIN, runtime, OperationDeadline.begin("purge", options, runtime));
    }

    private AirbyteStart start(
            String what,
            ConnectionId id,
            Set<String> types,
            Function<CallOptions, Either<ConnectorError, Job>> request,
            Predicate<ConnectorError> refusesInactive) {
        return new AirbyteStart(
                what + " of connection " + id,
                id,
                types,
                request,
                refusesInactive,
                options -> api.getConnectionEnds(id.value(), options),
                (page, sorted, options) ->
                        page(id, page, Airbyte.LARGEST_PAGE, null, sorted ? NEWEST_FIRST : null, options));
    }

    /** A server that does not know the newer word has refused it, so the older one may be tried. */
    private Either<ConnectorError, Job> clear(ConnectionId id, CallOptions options) {
        Either<ConnectorError, Job> answer = send(id, CLEAR, options);
        return answer.isLeft() && answer.getLeft() instanceof ConnectorError.InvalidRequest
                ? send(id, RESET, options)
                : answer;
    }

    private Either<ConnectorError, Job> send(ConnectionId id, String type, CallOptions options) {
        return api.createJob(new NewJobWire(id.value(), type), options).map(this::job);
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return api.getJob(ref.jobId(), options)
                .bimap(error -> NotFoundErrors.named(error, "job", ref.jobId()), this::job);
    }

    /**
     * Tells which jobs still run, a hundred with one request.
     *
     * @param workspace where they are; empty for everywhere
     */
    Either<ConnectorError, List<Job>> running(List<JobRef> refs, Optional<String> workspace, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("jobs", options, runtime);
        Map<String, String> filters =
                workspace.map(id -> Map.of("workspaceIds", id)).orElse(Map.of());
        RunningPages pages = new RunningPages(refs);
        Either<ConnectorError, List<Job>> found = Either.right(List.of());
        for (String status : RUNNING) {
            found = found.flatMap(before -> pages.in(
                    Airbyte.LARGEST_PAGE,
                    offset -> running(status, filters, offset, deadline),
                    row -> Long.toString(row.jobId()),
                    this::job));
        }
        return found;
    }

    private Either<ConnectorError, Part<PublicJobWire>> running(
            String status, Map<String, String> filters, long offset, OperationDeadline deadline) {
        return deadline.request(
                        left -> api.listJobs(null, null, status, null, Airbyte.LARGEST_PAGE, offset, filters, left))
                .map(page -> new Part<>(
                        page.data().stream()
                                .map(Lenient::value)
                                .flatMap(Optional::stream)
                                .toList(),
                        page.data().size()));
    }

    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        int size = query.pageSize() == 0 ? USUAL_PAGE : query.pageSize();
        String status = query.status().orElse(null);
        return page(id, query.pageToken().orElse(null), size, status, NEWEST_FIRST, options);
    }

    private Either<ConnectorError, Page<Job>> page(
            ConnectionId id,
            @Nullable PageToken token,
            int size,
            @Nullable String status,
            @Nullable String order,
            CallOptions options) {
        return pages.page(
                token,
                size,
                (offset, limit) -> api.listJobs(id.value(), null, status, order, limit, offset, options)
                        .map(page -> PublicMapper.slice(list, page, limit)));
    }

    /** A job that had ended is a conflict to Airbyte; it is answered as it ended. */
    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        OperationDeadline deadline = OperationDeadline.begin("cancel", options, runtime);
        return deadline.request(left -> api.cancelJob(ref.jobId(), left))
                .map(this::job)
                .fold(
                        error -> error instanceof ConnectorError.Conflict
                                ? ended(error, ref, deadline)
                                : Either.left(NotFoundErrors.named(error, "job", ref.jobId())),
                        Either::right);
    }

    private Either<ConnectorError, Job> ended(ConnectorError conflict, JobRef ref, OperationDeadline deadline) {
        return deadline.request(left -> job(ref, left))
                .flatMap(job -> job.status().isTerminal() ? Either.right(job) : Either.left(conflict));
    }
}
