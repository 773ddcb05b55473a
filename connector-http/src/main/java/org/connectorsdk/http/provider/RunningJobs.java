package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.JobAge;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.JobsBefore;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a connection as one look at all pages shows them, and which of several is meant: what is chosen depends
 * neither on the order of the list nor on the size of its pages.
 *
 * @param jobs each once
 * @param unread how many could not be understood, of which one may be running
 * @param whole whether the look came as far as it was meant to
 * @param rest why a further page could not be read; empty when none failed
 */
record RunningJobs(List<Job> jobs, int unread, boolean whole, Optional<ConnectorError> rest) {
    /** Bounds a look at the jobs of a connection that has had very many. */
    static final int MOST_PAGES = 50;

    /** So many jobs do not stand in the order of their age by chance. */
    private static final int TELLING_ORDER = 10;

    private static final int BAD_REQUEST = 400;
    private static final int FAILURE = 500;

    /** Lists the jobs of one connection. */
    interface Source {
        /**
         * Reads one page.
         *
         * @param page null for the first
         * @param narrowed whether the server shall leave out what cannot be meant; false once it refused to
         */
        Either<ConnectorError, Page<Job>> page(@Nullable PageToken page, boolean narrowed, CallOptions options);
    }

    /** The jobs of the connection, also where the server shows those of others among them. */
    static Source of(StartOnce.Jobs vendor) {
        return (page, narrowed, options) -> vendor.jobs(page, narrowed, options)
                .map(shown -> new Page<>(
                        shown.items().stream()
                                .filter(job -> isOf(vendor.connection(), job))
                                .toList(),
                        shown.next(),
                        shown.total(),
                        shown.warnings()));
    }

    /** Whether a job is one of a connection, or does not say. */
    static boolean isOf(ConnectionId connection, Job job) {
        return job.connection()
                .or(() -> job.ref().connection())
                .map(connection::isSame)
                .orElse(true);
    }

    /** {@return no jobs, as long as none have been looked at} */
    static RunningJobs none() {
        return new RunningJobs(List.of(), 0, true, Optional.empty());
    }

    /** Looks at all pages. */
    static Either<ConnectorError, RunningJobs> all(Source source, OperationDeadline deadline) {
        return walk(source, deadline, page -> false);
    }

    /** Looks at all pages on which there can be jobs that were not there before. */
    static Either<ConnectorError, RunningJobs> since(JobsBefore before, Source source, OperationDeadline deadline) {
        return walk(
                source,
                deadline,
                page -> page.size() >= TELLING_ORDER
                        && JobAge.isNewestFirst(page)
                        && !before.mayBeSince(page.get(page.size() - 1)));
    }

    /** Looks at no more pages than it takes to know the newest jobs: one, where the list is newest first. */
    static Either<ConnectorError, RunningJobs> newest(Source source, OperationDeadline deadline) {
        return walk(source, deadline, JobAge::isNewestFirst);
    }

    private static Either<ConnectorError, RunningJobs> walk(
            Source source, OperationDeadline deadline, Predicate<List<Job>> isEnough) {
        Map<String, Job> jobs = new LinkedHashMap<>();
        Set<PageToken> tokens = new HashSet<>();
        int unread = 0;
        boolean narrowed = true;
        PageToken token = null;
        for (int pages = 0; pages < MOST_PAGES; ) {
            Either<ConnectorError, Page<Job>> answer = page(source, token, narrowed, deadline);
            if (answer.isLeft() && token == null && narrowed && isFilterRefused(answer.getLeft())) {
                narrowed = false;
                continue;
            }
            if (answer.isLeft()) {
                return withoutRest(answer.getLeft(), jobs, unread);
            }
            Page<Job> page = answer.get();
            page.items().forEach(job -> jobs.putIfAbsent(job.ref().jobId(), job));
            unread += page.warnings().size();
            token = page.next().orElse(null);
            boolean whole = token == null || isEnough.test(page.items());
            if (whole || !tokens.add(token)) {
                return Either.right(new RunningJobs(List.copyOf(jobs.values()), unread, whole, Optional.empty()));
            }
            pages++;
        }
        return Either.right(new RunningJobs(List.copyOf(jobs.values()), unread, false, Optional.empty()));
    }

    private static Either<ConnectorError, Page<Job>> page(
            Source source, @Nullable PageToken token, boolean narrowed, OperationDeadline deadline) {
        return deadline.request(options -> source.page(token, narrowed, options));
    }

    /** A server that knows a filter not, or only some of its values, refuses it, or fails over it. */
    private static boolean isFilterRefused(ConnectorError error) {
        int status = error.context().status().orElse(0);
        return status == BAD_REQUEST || status == FAILURE;
    }

    /** That a job runs is known, also when a further page could not be read; that none does is not. */
    private static Either<ConnectorError, RunningJobs> withoutRest(
            ConnectorError error, Map<String, Job> jobs, int unread) {
        boolean ended = error instanceof ConnectorError.Interrupted || error instanceof ConnectorError.Closed;
        return !ended && jobs.values().stream().anyMatch(RunningJobs::isRunning)
                ? Either.right(new RunningJobs(List.copyOf(jobs.values()), unread, false, Optional.of(error)))
                : Either.left(error);
    }

    /** A job that says nothing of its state is neither running nor over. */
    static boolean isRunning(Job job) {
        return !job.status().isTerminal() && hasStatus(job);
    }

    static boolean hasStatus(Job job) {
        return job.status().isKnown() || !job.status().raw().isEmpty();
    }

    /** {@return the jobs that run, those of the type that is started first, the newest before the others} */
    List<Job> running(StartOnce.Vendor vendor) {
        return jobs.stream()
                .filter(RunningJobs::isRunning)
                .sorted(Comparator.comparing((Job job) -> !vendor.isOfThisType(job))
                        .thenComparing(JobAge.NEWEST_FIRST))
                .toList();
    }

    /** {@return a job by its id; empty when it was not seen} */
    Optional<Job> of(String id) {
        return jobs.stream().filter(job -> job.ref().jobId().equals(id)).findFirst();
    }

    /** {@return what else was seen where nothing that runs is meant, to end a sentence} */
    String summary() {
        long silent = jobs.stream().filter(job -> !hasStatus(job)).count() + unread;
        boolean ended = jobs.stream().anyMatch(job -> job.status().isTerminal());
        return (ended ? ", only ended ones" : "")
                + (silent == 0 ? "" : ", and " + silent + " that could not be understood");
    }

    /** {@return the jobs for people: {@code 83 (sync, pending), 80 (sync, running)}} */
    static String named(Collection<Job> jobs) {
        return jobs.stream().map(RunningJobs::named).collect(Collectors.joining(", "));
    }

    private static String named(Job job) {
        String what = List.of(job.type(), job.status().raw()).stream()
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
        return job.ref().jobId() + (what.isEmpty() ? "" : " (" + what + ")");
    }

    /** {@return the chosen job; if others run too, its warnings name them} */
    static Job chosenOf(List<Job> running) {
        Job chosen = Objects.requireNonNull(running.get(0));
        if (running.size() == 1) {
            return chosen;
        }
        List<Job> others = new ArrayList<>(running.subList(1, running.size()));
        return JobWarnings.adding(
                chosen,
                List.of(running.size()
                        + " jobs of the connection were running; this is the newest of its type, the others are "
                        + named(others)));
    }
}
