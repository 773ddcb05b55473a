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
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.provider.LenientList;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.spi.VendorCount;
import org.connectorsdk.planasonix.wire.JobWires.JobWire;
import org.connectorsdk.planasonix.wire.JobWires.JobsWire;
import org.jspecify.annotations.Nullable;

/** Lists jobs, with the cursors of the reference or the offsets of older deployments. */
final class PlanasonixJobList {
    static final int LARGEST_PAGE = 100;

    private static final String CONNECTION_SYNC = "connection_sync";
    private static final String OPERATION = "list_jobs";
    private static final String OFFSET = "offset:";
    private static final int USUAL_PAGE = 50;
    private static final OffsetPages<Job> COUNTED = new OffsetPages<>(
            Planasonix.ID, OPERATION, LARGEST_PAGE, job -> job.ref().jobId());
    /** No sync runs longer. */
    private static final Duration LONGEST_SYNC = Duration.ofDays(7);

    private final PlanasonixApi api;
    private final HttpRuntime runtime;
    private final PlanasonixJobs jobs;

    PlanasonixJobList(PlanasonixApi api, HttpRuntime runtime, PlanasonixJobs jobs) {
        this.api = api;
        this.runtime = runtime;
        this.jobs = jobs;
    }

    Either<ConnectorError, Page<Job>> page(ConnectionId id, JobQuery query, CallOptions options) {
        Optional<ConnectorError> refusal =
                ValidationErrors.pageSize(Planasonix.ID, "jobs", query.pageSize(), LARGEST_PAGE);
        if (refusal.isPresent()) {
            return Either.left(refusal.get());
        }
        Integer limit = query.pageSize() == 0 ? null : query.pageSize();
        Ask ask = new Ask(id, null, query.status().orElse(null), null, limit);
        return ask(ask, query.pageToken().orElse(null), options);
    }

    /**
     * Syncs of a connection for a look of our own.
     *
     * @param since the oldest that can matter
     * @param narrowed whether the server shall leave out older jobs and those of other types; false once it refused to
     */
    Either<ConnectorError, Page<Job>> look(
            ConnectionId id, Instant since, @Nullable PageToken token, boolean narrowed, CallOptions options) {
        Ask ask = narrowed
                ? new Ask(id, CONNECTION_SYNC, null, since.toString(), LARGEST_PAGE)
                : new Ask(id, null, null, null, LARGEST_PAGE);
        return ask(ask, token, options).map(PlanasonixJobList::syncs);
    }

    private static Page<Job> syncs(Page<Job> page) {
        List<Job> syncs =
                page.items().stream().filter(PlanasonixJobList::isSync).toList();
        return new Page<>(syncs, page.next(), page.total(), page.warnings());
    }

    /** The type is left out where it is clear. */
    static boolean isSync(Job job) {
        return job.type().isEmpty() || job.type().equals(CONNECTION_SYNC);
    }

    /** {@return the time before which no job that still runs was started; it bounds a look at a connection that has had many} */
    Instant oldestRunning() {
        return runtime.time().now().minus(LONGEST_SYNC).truncatedTo(ChronoUnit.SECONDS);
    }

    private record Ask(
            ConnectionId connection,
            @Nullable String type,
            @Nullable String status,
            @Nullable String since,
            @Nullable Integer limit) {}

    /** The first answer tells how the server counts: older deployments announce a total, and no cursor. */
    private Either<ConnectorError, Page<Job>> ask(Ask ask, @Nullable PageToken token, CallOptions options) {
        LenientList<JobWire, Job> list = list(ask.connection());
        if (token != null && token.value().startsWith(OFFSET)) {
            PageToken place = new PageToken(token.value().substring(OFFSET.length()));
            return counted(
                    place,
                    ask,
                    (offset, limit) -> rows(ask, limit, null, offset, options).map(page -> slice(list, page)));
        }
        String cursor = token == null ? null : token.value();
        return rows(ask, ask.limit(), cursor, null, options)
                .flatMap(page -> page.total() == null || cursor != null
                        ? list.page(page.data(), cursor == null, next(page), VendorCount.read(page.total()))
                        : counted(null, ask, (offset, limit) -> Either.right(slice(list, page))));
    }

    private Either<ConnectorError, JobsWire> rows(
            Ask ask, @Nullable Integer limit, @Nullable String cursor, @Nullable Long offset, CallOptions options) {
        return api.listJobs(
                ask.connection().value(),
                null,
                ask.type(),
                ask.status(),
                ask.since(),
                null,
                limit,
                cursor,
                offset,
                options);
    }

    private LenientList<JobWire, Job> list(ConnectionId id) {
        Instant now = runtime.time().now();
        return new LenientList<>(
                Planasonix.ID,
                OPERATION,
                wire -> jobs.job(wire, Optional.of(id), now),
                (raw, problem) -> jobs.remains(raw, problem, Optional.of(id), now));
    }

    private Either<ConnectorError, Page<Job>> counted(@Nullable PageToken place, Ask ask, OffsetPages.Rows<Job> rows) {
        return COUNTED.page(place, ask.limit() == null ? USUAL_PAGE : ask.limit(), rows)
                .map(page -> new Page<>(
                        page.items(),
                        page.next().map(next -> new PageToken(OFFSET + next.value())),
                        page.total(),
                        page.warnings()));
    }

    private static OffsetPages.Slice<Job> slice(LenientList<JobWire, Job> list, JobsWire page) {
        return list.slice(page.data(), Optional.empty(), VendorCount.read(page.total()));
    }

    private static Optional<PageToken> next(JobsWire page) {
        return Optional.ofNullable(page.meta() == null ? null : page.meta().next())
                .filter(cursor -> !cursor.isBlank())
                .map(PageToken::new);
    }
}
