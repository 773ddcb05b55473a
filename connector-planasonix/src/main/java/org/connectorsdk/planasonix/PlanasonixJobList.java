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
     * What a search in the jobs of a connection saw: the sync that runs, or else those that ended.
     *
     * @param unread how many were not understood, of which one may be running
     */
    record Seen(Optional<Job> running, List<String> ended, int unread) {
        static final Seen NOTHING = new Seen(Optional.empty(), List.of(), 0);

        /** {@return what else was seen where nothing runs, to end a sentence} */
        String told() {
            String others = ended.isEmpty() ? "" : ", only ended ones";
            return unread == 0 ? others : others + ", and " + unread + " that could not be understood";
        }
    }

    /** Looks for a running sync of a connection. */
    Either<ConnectorError, Seen> running(ConnectionId id, CallBudget budget) {
        Instant since = runtime.time().now().minus(LONGEST_SYNC).truncatedTo(ChronoUnit.SECONDS);
        Ask ask = new Ask(id, CONNECTION_SYNC, null, since.toString(), LARGEST_PAGE);
        List<String> ended = new ArrayList<>();
        int unread = 0;
        try (PagedStream<Lenient<JobWire>> all = new PagedStream<>(
                PlanasonixProvider.ID, token -> budget.request(options -> ask(ask, token, options)))) {
            while (true) {
                Either<ConnectorError, Optional<Lenient<JobWire>>> next = all.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.right(new Seen(Optional.empty(), ended, unread));
                }
                Optional<Job> job = jobs.job(
                                next.get().get(),
                                Optional.of(id),
                                runtime.time().now())
                        .filter(PlanasonixJobList::hasStatus);
                if (job.isEmpty()) {
                    unread++;
                } else if (isRunning(job.get(), id)) {
                    return Either.right(new Seen(job, List.of(), 0));
                } else {
                    ended.add(job.get().ref().jobId());
                }
            }
        }
    }

    /** A job that says nothing of its state is neither running nor over. */
    private static boolean hasStatus(Job job) {
        return !job.status().raw().isEmpty();
    }

    private static boolean isRunning(Job job, ConnectionId id) {
        return !job.status().isTerminal() && job.connection().equals(Optional.of(id));
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
