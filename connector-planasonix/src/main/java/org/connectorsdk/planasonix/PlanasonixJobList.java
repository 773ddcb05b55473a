package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.LocalRefusal;
import org.connectorsdk.http.VendorCount;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.planasonix.wire.JobWire;
import org.connectorsdk.planasonix.wire.JobsWire;
import org.jspecify.annotations.Nullable;

/** Lists jobs, with the cursors of the reference or the offsets of older deployments. */
final class PlanasonixJobList {
    static final int LARGEST_PAGE = 100;

    private static final String CONNECTION_SYNC = "connection_sync";
    private static final String OFFSET = "offset:";
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
        if (query.pageSize() > LARGEST_PAGE) {
            return Either.left(
                    LocalRefusal.of(PlanasonixProvider.ID, "list_jobs", "pageSize", "must be at most " + LARGEST_PAGE));
        }
        Integer limit = query.pageSize() == 0 ? null : query.pageSize();
        Ask ask = new Ask(id, null, query.status().orElse(null), null, limit);
        return ask(ask, query.pageToken().orElse(null), options).map(page -> mapped(page, id));
    }

    private Page<Job> mapped(Page<Lenient<JobWire>> page, ConnectionId id) {
        Instant now = runtime.time().now();
        List<Job> found = new ArrayList<>(page.items().size());
        List<String> warnings = new ArrayList<>();
        for (Lenient<JobWire> element : page.items()) {
            jobs.job(element, Optional.of(id), now)
                    .ifPresentOrElse(found::add, () -> warnings.add("a job has no id: " + element.problem()));
        }
        return new Page<>(found, page.next(), page.total(), warnings);
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
        return ask(ask, token, options).map(page -> mapped(page, id)).map(page -> syncs(page, id));
    }

    private static Page<Job> syncs(Page<Job> page, ConnectionId id) {
        List<Job> syncs = page.items().stream()
                .filter(job -> job.connection().equals(Optional.of(id)))
                .filter(PlanasonixJobList::isSync)
                .toList();
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

    private Either<ConnectorError, Page<Lenient<JobWire>>> ask(
            Ask ask, @Nullable PageToken token, CallOptions options) {
        Long offset = offset(token);
        String cursor = token == null || offset != null ? null : token.value();
        return api.listJobs(
                        ask.connection().value(),
                        null,
                        ask.type(),
                        ask.status(),
                        ask.since(),
                        null,
                        ask.limit(),
                        cursor,
                        offset,
                        options)
                .map(page -> new Page<>(page.data(), next(page, offset), total(page)));
    }

    private static @Nullable Long offset(@Nullable PageToken token) {
        try {
            return token != null && token.value().startsWith(OFFSET)
                    ? Long.valueOf(token.value().substring(OFFSET.length()))
                    : null;
        } catch (NumberFormatException notOurs) {
            return null;
        }
    }

    private static Optional<PageToken> next(JobsWire page, @Nullable Long offset) {
        if (page.total() == null) {
            return Optional.ofNullable(page.meta() == null ? null : page.meta().next())
                    .map(PageToken::new);
        }
        long end = (offset == null ? 0 : offset) + page.data().size();
        boolean last = page.data().isEmpty() || end >= page.total();
        return last ? Optional.empty() : Optional.of(new PageToken(OFFSET + end));
    }

    private static OptionalLong total(JobsWire page) {
        return VendorCount.read(page.total());
    }
}
