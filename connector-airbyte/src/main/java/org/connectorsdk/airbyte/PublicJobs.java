package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.connectorsdk.airbyte.wire.PageWires.PageWire;
import org.connectorsdk.airbyte.wire.JobWires.PublicJobWire;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobProgress;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.api.spi.VendorTime;
import org.jspecify.annotations.Nullable;

/** Jobs of the public API, which tells no attempts and no reasons. */
final class PublicJobs {
    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 50;
    private static final Set<String> MOVES_DATA = Set.of("sync", "refresh");
    private static final String NEWEST_FIRST = "createdAt|DESC";

    private final AirbytePublicApi api;
    private final HttpRuntime runtime;
    private final String account;
    private final LenientList<PublicJobWire, Job> list;
    private final OffsetPages<Job> pages = new OffsetPages<>(
            AirbyteProvider.ID, "jobs", LARGEST_PAGE, job -> job.ref().jobId());

    PublicJobs(AirbytePublicApi api, HttpRuntime runtime, String account) {
        this.api = api;
        this.runtime = runtime;
        this.account = account;
        this.list = new LenientList<>(
                AirbyteProvider.ID,
                "jobs",
                this::job,
                (raw, problem) -> PartialJobs.of(
                        account,
                        raw,
                        "jobId",
                        "connectionId",
                        problem,
                        runtime.time().now()));
    }

    Job job(PublicJobWire wire) {
        JobStatus status = AirbyteStatuses.jobStatus(wire.status());
        String id = Long.toString(wire.jobId());
        Optional<ConnectionId> connection = ConfigJobMapper.connection(wire.connectionId());
        JsonObject.Builder fields = JsonObject.builder();
        wire.more().forEach(fields::set);
        if (wire.duration() != null) {
            fields.set("duration", wire.duration());
        }
        Instant createdAt = VendorTime.read(wire.startTime());
        Instant endedAt = endedAt(wire, status);
        if (endedAt == null && wire.lastUpdatedAt() != null) {
            fields.set("lastUpdatedAt", wire.lastUpdatedAt()); // the neutral job has no place for it
        }
        UnreadableMembers unreadable = UnreadableMembers.in(Map.of())
                .unless("startTime", wire.startTime(), createdAt)
                .unless("lastUpdatedAt", wire.lastUpdatedAt(), VendorTime.read(wire.lastUpdatedAt()));
        return Job.builder(new JobRef(AirbyteProvider.ID, account, ConfigJobMapper.KIND, id, connection), status)
                .resultPending(status.state() == JobState.SUCCEEDED && isUncounted(wire))
                .type(ConfigMapper.text(wire.jobType()))
                .connection(connection.orElse(null))
                .createdAt(createdAt)
                .endedAt(endedAt)
                .observedAt(runtime.time().now())
                .progress(new JobProgress(
                        VendorCount.read(wire.rowsSynced()),
                        VendorCount.read(wire.bytesSynced()),
                        OptionalLong.empty(),
                        OptionalLong.empty()))
                .warnings(unreadable.warnings(JobWarnings.of(wire.status(), wire.problems())))
                .failure(status.state() == JobState.FAILED ? JobFailures.unexplained(id) : null)
                .vendorFields(unreadable.fields(fields.build()))
                .build();
    }

    /** Of a job that moves data the counters are the whole result; those that came and cannot be read will not come again. */
    private static boolean isUncounted(PublicJobWire wire) {
        boolean moves = wire.jobType() == null || MOVES_DATA.contains(wire.jobType());
        boolean isSound = wire.problems().isEmpty();
        return moves && isSound && wire.rowsSynced() == null && wire.bytesSynced() == null;
    }

    /** The time of the last change is shown of jobs that have ended; it proves an end for a status that is not known here. */
    private static @Nullable Instant endedAt(PublicJobWire wire, JobStatus status) {
        return status.isTerminal() || !status.isKnown() ? VendorTime.read(wire.lastUpdatedAt()) : null;
    }

    Either<ConnectorError, Job> job(JobRef ref, CallOptions options) {
        return api.getJob(ref.jobId(), options).bimap(error -> NotFoundErrors.named(error, "job", ref.jobId()), this::job);
    }

    Either<ConnectorError, Page<Job>> jobs(ConnectionId id, JobQuery query, CallOptions options) {
        Optional<ConnectorError> refusal =
                ValidationErrors.pageSize(AirbyteProvider.ID, "jobs", query.pageSize(), LARGEST_PAGE);
        if (refusal.isPresent()) {
            return Either.left(refusal.get());
        }
        int size = query.pageSize() == 0 ? USUAL_PAGE : query.pageSize();
        String status = query.status().orElse(null);
        return page(id, query.pageToken().orElse(null), size, status, NEWEST_FIRST, options);
    }

    /**
     * Jobs of a connection for a look of our own.
     *
     * @param sorted whether the server shall put the newest first; false once it refused to
     */
    Either<ConnectorError, Page<Job>> look(
            ConnectionId id, @Nullable PageToken token, boolean sorted, CallOptions options) {
        return page(id, token, LARGEST_PAGE, null, sorted ? NEWEST_FIRST : null, options);
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
                        .map(page -> list.slice(page.data(), isFollowed(page, limit), OptionalLong.empty())));
    }

    /**
     * An empty link is the end. A link is there whenever the page has rows, so it tells nothing of those that follow, except
     * behind an empty page; no link at all tells that a page with fewer rows than were asked for is the last.
     *
     * @param limit how many rows were asked for
     */
    static Optional<Boolean> isFollowed(PageWire<?> page, int limit) {
        if (page.next() == null && page.data().size() < limit) {
            return Optional.of(false);
        }
        boolean linked = page.next() != null && !page.next().isBlank();
        return page.next() == null || (linked && !page.data().isEmpty()) ? Optional.empty() : Optional.of(linked);
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
