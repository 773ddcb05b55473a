package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Instant;
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
import java.util.stream.Collectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.JobWarnings;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a connection as one look at all pages shows them, and which of several is meant: what is chosen depends
 * neither on the order of the list nor on the size of its pages.
 *
 * @param jobs each once
 * @param unread how many could not be understood, of which one may be running
 */
record RunningJobs(List<Job> jobs, int unread) {
    /** Bounds a look at the jobs of a connection that has had very many. */
    static final int MOST_PAGES = 50;

    private static final int BAD_REQUEST = 400;
    private static final int FAILURE = 500;

    /** The newest first: by the vendor's time, else by its number, else by the text of the id. */
    static final Comparator<Job> NEWEST_FIRST = Comparator.comparing(RunningJobs::time)
            .thenComparing(RunningJobs::number)
            .thenComparing(job -> job.ref().jobId())
            .reversed();

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

    /** Looks at all pages. */
    static Either<ConnectorError, RunningJobs> all(Source source, OperationDeadline deadline) {
        return walk(source, deadline, false);
    }

    /** Looks at no more pages than it takes to know the newest jobs: one, where the list is newest first. */
    static Either<ConnectorError, RunningJobs> newest(Source source, OperationDeadline deadline) {
        return walk(source, deadline, true);
    }

    private static Either<ConnectorError, RunningJobs> walk(
            Source source, OperationDeadline deadline, boolean newestOnly) {
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
            if (token == null || !tokens.add(token) || (newestOnly && isNewestFirst(page.items()))) {
                break;
            }
            pages++;
        }
        return Either.right(new RunningJobs(List.copyOf(jobs.values()), unread));
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
                ? Either.right(new RunningJobs(List.copyOf(jobs.values()), unread))
                : Either.left(error);
    }

    private static boolean isNewestFirst(List<Job> page) {
        for (int i = 1; i < page.size(); i++) {
            if (!isKnownOlder(page.get(i), page.get(i - 1))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the vendor's time or number tells that one job is older than another, or as old. */
    private static boolean isKnownOlder(Job job, Job than) {
        if (job.createdAt().isPresent() && than.createdAt().isPresent()) {
            return !job.createdAt().get().isAfter(than.createdAt().get());
        }
        return number(job) >= 0 && number(job) < number(than);
    }

    /** Whether a job came before another, as far as the vendor tells. */
    static boolean isOlder(Job job, Job than) {
        boolean timed = job.createdAt().isPresent() && than.createdAt().isPresent();
        if (timed && !job.createdAt().equals(than.createdAt())) {
            return isKnownOlder(job, than);
        }
        return number(job) >= 0 && number(job) < number(than);
    }

    private static Instant time(Job job) {
        return job.createdAt().or(job::startedAt).orElse(Instant.MIN);
    }

    private static long number(Job job) {
        try {
            return Long.parseLong(job.ref().jobId());
        } catch (NumberFormatException notANumber) {
            return -1;
        }
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
                        .thenComparing(NEWEST_FIRST))
                .toList();
    }

    /** {@return the newest job; empty when there is none} */
    Optional<Job> newest() {
        return jobs.stream().min(NEWEST_FIRST);
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
