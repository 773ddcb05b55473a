package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.spi.JobAge;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.api.spi.JobsBefore;
import org.connectorsdk.http.HttpRuntime;
import org.jspecify.annotations.Nullable;

/** One start of a job that is found in a list. Used once, by one thread. */
final class ListedStart {
    /** How far the vendor's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final int FAILURE = 500;

    private final StartOnce.Vendor vendor;
    private final IfRunning ifRunning;
    private final OperationDeadline deadline;
    private final Instant startedAt;
    private final StartFailures errors;
    private final RunningJobs.Source jobs;
    /** The jobs that there were; null when they were not, or could not be listed. */
    private @Nullable RunningJobs before;

    private JobsBefore known = JobsBefore.of(List.of());

    ListedStart(StartOnce.Vendor vendor, IfRunning ifRunning, HttpRuntime runtime, OperationDeadline deadline) {
        this.vendor = vendor;
        this.ifRunning = ifRunning;
        this.deadline = deadline;
        this.startedAt = runtime.time().now();
        this.jobs = RunningJobs.of(vendor);
        this.errors = new StartFailures(vendor, runtime.provider(), startedAt);
    }

    Either<ConnectorError, Job> run() {
        if (vendor.listsBefore()) {
            Either<ConnectorError, RunningJobs> seen =
                    vendor.refusesSecondJob() ? RunningJobs.newest(jobs, deadline) : RunningJobs.all(jobs, deadline);
            if (seen.isLeft() && StartRecovery.endsCall(seen.getLeft())) {
                return Either.left(seen.getLeft());
            }
            before = seen.getOrNull();
            known = JobsBefore.of(seen.map(RunningJobs::jobs).getOrElse(List.of()));
            List<Job> running = before == null ? List.of() : before.running(vendor);
            if (!running.isEmpty() && !vendor.refusesSecondJob()) {
                return inTheWay(running, null);
            }
        }
        Either<ConnectorError, Job> started = deadline.request(vendor::start);
        return started.isRight() ? started : notStarted(started.getLeft());
    }

    private Either<ConnectorError, Job> notStarted(ConnectorError error) {
        if (error.outcome() == Outcome.UNKNOWN && !StartRecovery.endsCall(error)) {
            return lost(error);
        }
        return error instanceof ConnectorError.Conflict conflict ? refused(conflict) : Either.left(error);
    }

    /** The answer was lost: looks for the job, which may show late. */
    private Either<ConnectorError, Job> lost(ConnectorError error) {
        boolean failed = error.context().status().orElse(0) == FAILURE;
        AtomicReference<RunningJobs> latest = new AtomicReference<>(RunningJobs.none());
        Function<RunningJobs, Optional<List<Job>>> choice = seen -> {
            latest.set(seen);
            List<Job> ours = ours(seen);
            return Optional.of(ours.isEmpty() && failed ? runningThroughout(seen) : ours)
                    .filter(found -> !found.isEmpty());
        };
        return search(error, choice).flatMap(search -> {
            RunningJobs last = Objects.requireNonNull(latest.get());
            List<Job> found = search.found().orElseGet(() -> runningThroughout(last));
            if (found.isEmpty()) {
                return Either.left(errors.unknown(error, search, last));
            }
            return isNew(found.get(0))
                    ? Either.right(attached(RunningJobs.chosenOf(found)))
                    : inTheWay(found, refusal(error));
        });
    }

    private Either<ConnectorError, StartRecovery<List<Job>>> search(
            ConnectorError why, Function<RunningJobs, Optional<List<Job>>> choice) {
        return StartRecovery.search(
                why, deadline, () -> RunningJobs.all(jobs, deadline).map(choice));
    }

    /** The jobs that may be the one that was started: those that run before those that have ended, the newest first. */
    private List<Job> ours(RunningJobs seen) {
        List<Job> running =
                seen.running(vendor).stream().filter(this::mayBeOurs).toList();
        if (!running.isEmpty() || !vendor.listsBefore()) {
            return running;
        }
        return seen.jobs().stream()
                .filter(this::mayBeOurs)
                .sorted(JobAge.NEWEST_FIRST)
                .limit(1)
                .toList();
    }

    private boolean mayBeOurs(Job job) {
        if (!vendor.isOfThisType(job)) {
            return false;
        }
        if (before != null) {
            return known.mayBeSince(job);
        }
        return RunningJobs.isRunning(job)
                || job.createdAt()
                        .map(at -> !at.isBefore(startedAt.minus(SKEW)))
                        .orElse(false);
    }

    private boolean isNew(Job job) {
        return before == null || before.of(job.ref().jobId()).isEmpty();
    }

    /**
     * Jobs of this type that ran before the start and run after it, which thus have kept another from being started.
     */
    private List<Job> runningThroughout(RunningJobs seen) {
        RunningJobs seenBefore = before;
        if (seenBefore == null) {
            return List.of();
        }
        List<Job> running =
                seen.running(vendor).stream().filter(vendor::isOfThisType).toList();
        boolean throughout = !running.isEmpty()
                && seenBefore
                        .of(running.get(0).ref().jobId())
                        .filter(RunningJobs::isRunning)
                        .isPresent();
        return throughout ? running : List.of();
    }

    private Job attached(Job job) {
        Job attached = job.toBuilder().attached(true).build();
        return before == null && vendor.listsBefore()
                ? JobWarnings.adding(
                        attached, List.of("it was recognised by its time, as the jobs before it could not be listed"))
                : attached;
    }

    /** Something stands in the way: looks what it is, or was. */
    private Either<ConnectorError, Job> refused(ConnectorError.Conflict conflict) {
        Optional<StartOnce.NamedJob> named = conflict.conflictingId().flatMap(vendor::named);
        return named.isPresent() ? named(conflict, named.get()) : unnamed(conflict);
    }

    private Either<ConnectorError, Job> named(ConnectorError.Conflict conflict, StartOnce.NamedJob named) {
        Either<ConnectorError, Job> found = deadline.request(named::look);
        if (found.isLeft() && StartRecovery.endsCall(found.getLeft())) {
            return Either.left(StartRecovery.ended(conflict, found.getLeft()));
        }
        boolean another = found.isRight() && !RunningJobs.isOf(vendor.connection(), found.get());
        boolean unknown = another || (found.isLeft() && found.getLeft() instanceof ConnectorError.NotFound);
        boolean over = !another && found.isRight() && found.get().status().isTerminal();
        if (!unknown && !over) {
            // That it runs is known; a look that failed does not change that.
            return inTheWay(List.of(found.getOrElse(named::running)), conflict);
        }
        // Another one may have begun in its place.
        List<Job> listed = RunningJobs.all(jobs, deadline)
                .map(jobs -> jobs.running(vendor))
                .getOrElse(List.of());
        if (!listed.isEmpty()) {
            return inTheWay(listed, conflict);
        }
        String id = conflict.conflictingId().orElse("");
        return Either.left(
                over
                        ? errors.ended(conflict, found.get())
                        : errors.conflict(
                                conflict,
                                Optional.of(id),
                                "the provider reports the job " + id
                                        + (another ? ", which is of another connection" : ", which it does not know")));
    }

    private Either<ConnectorError, Job> unnamed(ConnectorError.Conflict conflict) {
        if (!vendor.saysRunning(conflict)) {
            Either<ConnectorError, RunningJobs> once = RunningJobs.all(jobs, deadline);
            if (once.isLeft() && StartRecovery.endsCall(once.getLeft())) {
                return Either.left(StartRecovery.ended(conflict, once.getLeft()));
            }
            List<Job> running = once.map(seen -> seen.running(vendor)).getOrElse(List.of());
            if (running.isEmpty()) {
                return once.toJavaOptional()
                        .filter(seen -> conflict.reason().equals(ConflictReason.UNSPECIFIED))
                        .flatMap(this::endedMeanwhile)
                        .<Either<ConnectorError, Job>>map(job -> Either.left(errors.ended(conflict, job)))
                        .orElseGet(() -> Either.left(conflict));
            }
            return inTheWay(running, conflict);
        }
        return search(conflict, this::runningOrEnded)
                .flatMap(search -> search.found()
                        .map(jobs -> RunningJobs.isRunning(jobs.get(0))
                                ? inTheWay(jobs, conflict)
                                : Either.<ConnectorError, Job>left(errors.ended(conflict, jobs.get(0))))
                        .orElseGet(() -> Either.left(errors.conflict(conflict, Optional.empty(), unseen(search)))));
    }

    private Optional<List<Job>> runningOrEnded(RunningJobs seen) {
        List<Job> running = seen.running(vendor);
        return running.isEmpty() ? endedMeanwhile(seen).map(List::of) : Optional.of(running);
    }

    /** Nothing is reported of the list when the list could not be read. */
    private String unseen(StartRecovery<?> search) {
        String listed =
                before == null ? " that it does not list or that has ended since; " : " that it does not list; ";
        return "the provider reports a running job"
                + (search.lastFailure().isPresent() ? "; " : listed)
                + search.summary(StartFailures.SOUGHT);
    }

    /** A job that is over now, and ran, or was not there yet, when the start was sent. */
    private Optional<Job> endedMeanwhile(RunningJobs seen) {
        RunningJobs seenBefore = before;
        return seenBefore == null
                ? Optional.empty()
                : seen.jobs().stream()
                        .filter(job -> seenBefore
                                .of(job.ref().jobId())
                                .map(RunningJobs::isRunning)
                                .orElseGet(() -> known.mayBeSince(job)))
                        .filter(job -> job.status().isTerminal())
                        .min(JobAge.NEWEST_FIRST);
    }

    /**
     * A failure that the jobs have shown to be a refusal: what ran before and after kept another from being started.
     */
    private ConnectorError.Conflict refusal(ConnectorError failure) {
        deadline.operation().provedRefused();
        ErrorContext context =
                failure.context().toBuilder().outcome(Outcome.REFUSED).build();
        return new ConnectorError.Conflict(context, Optional.empty(), ConflictReason.ALREADY_RUNNING);
    }

    private Either<ConnectorError, Job> inTheWay(List<Job> running, ConnectorError.@Nullable Conflict conflict) {
        Job job = running.get(0);
        boolean joinable = vendor.isOfThisType(job);
        if (joinable && ifRunning == IfRunning.JOIN) {
            return Either.right(
                    RunningJobs.chosenOf(running).toBuilder().attached(true).build());
        }
        if (joinable && ifRunning == IfRunning.SKIP) {
            return Either.right(
                    RunningJobs.chosenOf(running).toBuilder().skipped(true).build());
        }
        String type = job.type().isEmpty() ? "a job" : "a job of type " + job.type();
        String what = running.size() == 1
                ? type + " is running: " + job.ref().jobId()
                : running.size() + " jobs are running: " + RunningJobs.named(running);
        return Either.left(errors.conflict(conflict, Optional.of(job.ref().jobId()), what));
    }
}
