package org.connectorsdk.api;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.spi.ProviderConnections;

/**
 * Cancels jobs that run, and no others: one that was seen to have ended is answered from that observation, as a vendor
 * that cancels whatever runs for a connection would hit the next one; a refusal is judged by looking (F-18).
 * Thread-safe.
 */
final class Cancels {
    private static final int MOST_REMEMBERED = 1_000;

    private final ProviderConnections provider;
    private final Map<JobRef, Job> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobRef, Job> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Cancels(ProviderConnections provider) {
        this.provider = provider;
    }

    /** Remembers a job that has ended; that is for good. */
    void saw(Job job) {
        if (job.status().isTerminal()) {
            synchronized (ended) {
                ended.put(job.ref(), job);
            }
        }
    }

    private Optional<Job> seenEnded(JobRef ref) {
        synchronized (ended) {
            return Optional.ofNullable(ended.get(ref));
        }
    }

    /** {@return how many jobs are remembered} */
    int remembered() {
        synchronized (ended) {
            return ended.size();
        }
    }

    Either<ConnectorError, Job> cancel(JobRef ref, CallOptions options) {
        Optional<Job> before = seenEnded(ref);
        if (before.isPresent()) {
            return Either.right(alreadyEnded(before.get(), options));
        }
        Either<ConnectorError, Job> answer = provider.cancel(ref, options);
        if (answer == null || answer.contains(null)) {
            return answer; // for the guard to report it
        }
        if (answer.isRight()) {
            saw(answer.get());
            return answer.map(job -> endedOtherwise(job) ? alreadyEnded(job, options) : job);
        }
        return mayHaveEnded(answer.getLeft()) ? judged(answer, ref, options) : answer;
    }

    /** The provider checked first, or the vendor reports how the job had ended. */
    private static boolean endedOtherwise(Job job) {
        return job.status().isTerminal() && job.status().state() != JobState.CANCELLED;
    }

    /** A refusal of what the vendor understood: most often there is nothing to cancel any more. */
    private static boolean mayHaveEnded(ConnectorError error) {
        return error.outcome() == Outcome.REFUSED
                && (error.kind() == ErrorKind.CONFLICT || error.kind() == ErrorKind.INVALID_REQUEST);
    }

    private Either<ConnectorError, Job> judged(Either<ConnectorError, Job> refusal, JobRef ref, CallOptions options) {
        Either<ConnectorError, Job> look = provider.job(ref, options);
        if (look.isLeft() || !look.get().status().isTerminal() || !sameJob(ref, look.get())) {
            return refusal;
        }
        saw(look.get());
        return Either.right(alreadyEnded(look.get(), options));
    }

    private static boolean sameJob(JobRef ref, Job job) {
        return ref.jobId().equals(job.ref().jobId());
    }

    private Job alreadyEnded(Job job, CallOptions options) {
        List<String> warnings = new ArrayList<>(job.warnings());
        warnings.add("already finished: " + word(job) + "; nothing was cancelled");
        active(job, options)
                .forEach(other -> warnings.add("job " + other.ref().jobId() + " of the same connection is "
                        + word(other) + "; it was not cancelled"));
        return job.toBuilder().warnings(warnings).build();
    }

    /** Whoever cancels a job that has ended may mean the one that runs now. Nothing depends on this read. */
    private List<Job> active(Job job, CallOptions options) {
        if (job.connection().isEmpty() || !provider.descriptor().supports(Capability.JOB_LIST)) {
            return List.of();
        }
        Either<ConnectorError, Page<Job>> page = provider.jobs(job.connection().get(), JobQuery.all(), options);
        return page.isLeft()
                ? List.of()
                : Identity.only(job.connection().get(), page.get()).items().stream()
                        .filter(other -> !sameJob(job.ref(), other)
                                && isActive(other.status().state()))
                        .toList();
    }

    private static String word(Job job) {
        return job.status().state().name().toLowerCase(Locale.ROOT);
    }

    private static boolean isActive(JobState state) {
        return state == JobState.QUEUED || state == JobState.RUNNING;
    }
}
