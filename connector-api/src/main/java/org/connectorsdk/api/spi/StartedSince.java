package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncBaseline;

/**
 * A sync that is started in two steps, as the jobs of its connection show it: what is there before it, and what has
 * begun since.
 *
 * @since 0.1.0
 */
public final class StartedSince {
    private static final String OPERATION = "recoverSync";

    private StartedSince() {}

    /**
     * Adds to a baseline the jobs that there are.
     *
     * @param baseline one without jobs
     * @param jobs those of the connection, in any order
     * @param shown whether the vendor shows all jobs of a connection, so that a look can tell that nothing was started
     * @return the baseline with the newest of them
     */
    public static SyncBaseline baseline(SyncBaseline baseline, Collection<Job> jobs, boolean shown) {
        List<Job> newest = jobs.stream()
                .sorted(JobAge.NEWEST_FIRST)
                .limit(SyncBaseline.MOST_JOBS)
                .toList();
        return new SyncBaseline(
                baseline.provider(),
                baseline.account(),
                baseline.connection(),
                baseline.request(),
                baseline.at(),
                newest.stream().map(job -> job.ref().jobId()).toList(),
                newest.stream().findFirst().flatMap(Job::createdAt),
                baseline.handle(),
                shown);
    }

    /**
     * Looks for what was started. Where the vendor does not show the jobs of a connection, only those count that name
     * it; others that began since are candidates.
     *
     * @param baseline what was there before
     * @param jobs those of the type of a sync that may be of the connection, as they are now, in any order
     * @param inFull whether none of the jobs since the baseline can be missing among them
     * @return the job that was started, else one that ran before and that the start would have joined; empty when
     *     nothing was started; {@code OutcomeUnknown} when that cannot be told
     */
    public static Either<ConnectorError, Optional<Job>> look(
            SyncBaseline baseline, Collection<Job> jobs, boolean inFull) {
        JobsBefore before = JobsBefore.of(baseline);
        List<Job> since = jobs.stream()
                .filter(before::mayBeSince)
                .sorted(Comparator.comparing((Job job) -> !isRunning(job)).thenComparing(JobAge.NEWEST_FIRST))
                .toList();
        List<Job> own = since.stream()
                .filter(job -> before.isCertain(job) && (baseline.shown() || names(job, baseline)))
                .toList();
        if (!own.isEmpty()) {
            return Either.right(Optional.of(chosen(own)));
        }
        Optional<Job> joined = joined(baseline, before, jobs);
        if (joined.isPresent() || (baseline.shown() && inFull && since.isEmpty())) {
            return Either.right(joined);
        }
        return Either.left(unknown(baseline, since.isEmpty() ? unseen(baseline) : maybe(baseline), ids(since)));
    }

    private static String maybe(SyncBaseline baseline) {
        return baseline.shown()
                ? "the provider does not tell whether some jobs began before or since"
                : "jobs that began since do not say whose they are";
    }

    private static String unseen(SyncBaseline baseline) {
        return baseline.shown()
                ? "the jobs of the connection could not be read in full"
                : "no job of it is seen, which proves nothing";
    }

    private static boolean names(Job job, SyncBaseline baseline) {
        return job.connection()
                .or(() -> job.ref().connection())
                .filter(baseline.connection()::isSame)
                .isPresent();
    }

    private static Job chosen(List<Job> since) {
        Job chosen = since.get(0).toBuilder().attached(true).build();
        return since.size() == 1
                ? chosen
                : JobWarnings.adding(
                        chosen,
                        List.of(since.size() + " jobs of the connection began since; the others are "
                                + String.join(", ", ids(since.subList(1, since.size())))));
    }

    /** What ran before and still runs would have been the answer to a start. */
    private static Optional<Job> joined(SyncBaseline baseline, JobsBefore before, Collection<Job> jobs) {
        IfRunning ifRunning = baseline.request().ifRunning();
        if (ifRunning != IfRunning.JOIN && ifRunning != IfRunning.SKIP) {
            return Optional.empty();
        }
        return jobs.stream()
                .filter(job -> before.has(job) && isRunning(job) && (baseline.shown() || names(job, baseline)))
                .min(JobAge.NEWEST_FIRST)
                .map(job -> job.toBuilder()
                        .attached(ifRunning == IfRunning.JOIN)
                        .skipped(ifRunning == IfRunning.SKIP)
                        .build());
    }

    /** A job that says nothing of its state is neither running nor over. */
    private static boolean isRunning(Job job) {
        return !job.status().isTerminal()
                && (job.status().isKnown() || !job.status().raw().isEmpty());
    }

    private static List<String> ids(Collection<Job> jobs) {
        return jobs.stream().map(job -> job.ref().jobId()).collect(Collectors.toCollection(ArrayList::new));
    }

    /**
     * Says that it cannot be known whether a sync was started.
     *
     * @param baseline what was there before; its handle is given on
     * @param why the reason, to end a sentence
     * @param candidates jobs that may be it
     * @return the error
     */
    public static ConnectorError unknown(SyncBaseline baseline, String why, List<String> candidates) {
        ErrorContext context = ErrorContext.of(baseline.provider(), OPERATION)
                .summary("whether the sync of connection " + baseline.connection() + " that was prepared at "
                        + baseline.at() + " was started is unknown: " + why)
                .outcome(Outcome.UNKNOWN)
                .advice(baseline.handle()
                        .map(ref -> "Wait with the handle " + ref.encode() + " before starting another.")
                        .orElseGet(() -> advice(baseline, candidates)))
                .build();
        return new ConnectorError.OutcomeUnknown(context, candidates, baseline.handle());
    }

    private static String advice(SyncBaseline baseline, List<String> candidates) {
        if (!candidates.isEmpty()) {
            return "Ask again when these jobs have ended: " + String.join(", ", candidates) + ".";
        }
        return baseline.shown()
                ? "List the jobs of the connection before starting another."
                : "Look at the provider's own pages before starting another.";
    }
}
