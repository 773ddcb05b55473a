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
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.http.CallBudget;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.planasonix.wire.JobWire;
import org.connectorsdk.planasonix.wire.JobsWire;
import org.jspecify.annotations.Nullable;

/** Lists jobs, with the cursors of the reference or the offsets of older deployments. */
final class PlanasonixJobList {
    static final int LARGEST_PAGE = 100;

    private static final String CONNECTION_SYNC = "connection_sync";
    private static final String OFFSET = "offset:";
    /** No sync runs longer; it bounds a search in the jobs of a connection that has had many. */
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
            return Either.left(PlanasonixRefusals.invalid("list_jobs", "pageSize", "must be at most " + LARGEST_PAGE));
        }
        Integer limit = query.pageSize() == 0 ? null : query.pageSize();
        Ask ask = new Ask(id, null, query.status().orElse(null), null, limit);
        return ask(ask, query.pageToken().orElse(null), options).map(page -> mapped(page, id));
    }

    private Page<Job> mapped(Page<JobWire> page, ConnectionId id) {
        Instant now = runtime.time().now();
        return new Page<>(
                page.items().stream()
                        .map(wire -> jobs.job(wire, Optional.of(id), now))
                        .toList(),
                page.next(),
                page.total());
    }

    /** What a search in the jobs of a connection saw: the sync that runs, or else those that ended. */
    record Seen(Optional<Job> running, List<String> ended) {}

    /** Looks for a running sync of a connection. */
    Either<ConnectorError, Seen> running(ConnectionId id, CallBudget budget) {
        Instant since = runtime.time().now().minus(LONGEST_SYNC).truncatedTo(ChronoUnit.SECONDS);
        Ask ask = new Ask(id, CONNECTION_SYNC, null, since.toString(), LARGEST_PAGE);
        List<String> ended = new ArrayList<>();
        try (PagedStream<JobWire> all = new PagedStream<>(
                PlanasonixProvider.ID, token -> budget.request(options -> ask(ask, token, options)))) {
            while (true) {
                Either<ConnectorError, Optional<JobWire>> next = all.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(new Seen(Optional.empty(), ended));
                }
                Job job = jobs.job(
                        next.get().get(), Optional.of(id), runtime.time().now());
                if (!job.status().isTerminal() && job.connection().equals(Optional.of(id))) {
                    return Either.right(new Seen(Optional.of(job), List.of()));
                }
                ended.add(job.ref().jobId());
            }
        }
    }

    private record Ask(
            ConnectionId connection,
            @Nullable String type,
            @Nullable String status,
            @Nullable String since,
            @Nullable Integer limit) {}

    private Either<ConnectorError, Page<JobWire>> ask(Ask ask, @Nullable PageToken token, CallOptions options) {
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
        return page.total() == null ? OptionalLong.empty() : OptionalLong.of(page.total());
    }
}
