package org.connectorsdk.http;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.jspecify.annotations.Nullable;

/**
 * Starts a job with one request, never with two, and says truly what became of it (INC-01, INC-02, INC-05).
 *
 * <ul>
 *   <li>When the answer is lost it looks for the job, up to five times within 15 s, and answers it marked {@code attached}, or
 *       {@code OutcomeUnknown}.
 *   <li>When the vendor refuses because a job is running, that job is looked for: the caller's {@link IfRunning} decides whether
 *       it is the answer. When that job has ended in the meantime it is never the answer, and no second request is sent: the
 *       caller is told by a {@code Conflict} that may be retried. A vendor that reports a running job and lists none is told
 *       apart from both.
 * </ul>
 *
 * <p>To know its own job from older ones it lists the jobs before it starts. A list that cannot be read stops nothing; a job is
 * then recognised by its time, and its {@code warnings} say so.
 *
 * <p>For vendors whose jobs name their connection. Used for one start, by one thread.
 */
public final class JobStart {
    /** How far the vendor's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final String SOUGHT = "jobs of the connection";

    /** How one vendor starts a certain job, and lists those among which it is to be found. */
    public interface Vendor {

        /** {@return what is started, for people: {@code the sync of connection 7}} */
        String subject();

        /**
         * Sends the start. Called once at the most.
         *
         * @param options of this request
         * @return the job, or why there is none
         */
        Either<ConnectorError, Job> start(CallOptions options);

        /**
         * Lists the latest jobs of the same connection, of any type that can stand in the way.
         *
         * @param options of this request
         * @return the jobs, newest first; one page will do
         */
        Either<ConnectorError, List<Job>> latest(CallOptions options);

        /**
         * Tells jobs of the type that is started from others that only stand in the way.
         *
         * @param job a job of the list
         * @return true for the same type
         */
        default boolean isOfThisType(Job job) {
            return true;
        }

        /**
         * Tells whether a refusal can mean that a job is running.
         *
         * @param refusal a conflict
         * @return false for one that certainly means something else; by default true for every conflict
         */
        default boolean meansRunning(ConnectorError.Conflict refusal) {
            return true;
        }

        /** {@return whether the vendor refuses a second job while one runs; if not, the list decides before anything is sent} */
        default boolean refusesSecondJob() {
            return true;
        }
    }

    private final Vendor vendor;
    private final IfRunning ifRunning;
    private final HttpRuntime runtime;
    private final CallBudget budget;
    private final Instant startedAt;
    /** The jobs that there were, by id, and whether each ran; null when they could not be listed. */
    private @Nullable Map<String, Boolean> before;

    private JobStart(Vendor vendor, IfRunning ifRunning, HttpRuntime runtime, CallBudget budget) {
        this.vendor = Objects.requireNonNull(vendor, "vendor");
        this.ifRunning = Objects.requireNonNull(ifRunning, "ifRunning");
        this.runtime = runtime;
        this.budget = budget;
        this.startedAt = runtime.time().now();
    }

    /**
     * Starts the job. Blocks; pauses end with an interrupt and with the runtime.
     *
     * @param vendor how
     * @param ifRunning what to do when such a job runs already
     * @param runtime whose clock counts
     * @param budget the time of the neutral call
     * @return the job, marked {@code attached} when somebody else or a lost request started it, {@code skipped} when it stands in
     *     for ours; {@code Conflict} with the id of the job that stands in the way; {@code OutcomeUnknown}; or the vendor's refusal
     */
    public static Either<ConnectorError, Job> once(
            Vendor vendor, IfRunning ifRunning, HttpRuntime runtime, CallBudget budget) {
        return new JobStart(vendor, ifRunning, runtime, budget).run();
    }

    private Either<ConnectorError, Job> run() {
        Either<ConnectorError, List<Job>> known = budget.request(vendor::latest);
        if (known.isLeft() && endsCall(known.getLeft())) {
            return Either.left(known.getLeft());
        }
        before = known.map(JobStart::states).getOrNull();
        Optional<Job> running =
                known.map(jobs -> first(jobs, JobStart::isRunning)).getOrElse(Optional.empty());
        if (running.isPresent() && !vendor.refusesSecondJob()) {
            return inTheWay(running.get(), null);
        }
        Either<ConnectorError, Job> started = budget.request(vendor::start);
        return started.isRight() ? started : notStarted(started.getLeft());
    }

    private Either<ConnectorError, Job> notStarted(ConnectorError error) {
        if (error.outcome() == Outcome.UNKNOWN && !endsCall(error)) {
            return lost(error);
        }
        if (error instanceof ConnectorError.Conflict conflict && vendor.meansRunning(conflict)) {
            return refused(conflict);
        }
        return Either.left(error);
    }

    private static boolean endsCall(ConnectorError error) {
        return error instanceof ConnectorError.Interrupted || error instanceof ConnectorError.Closed;
    }

    private static Map<String, Boolean> states(List<Job> jobs) {
        return jobs.stream()
                .collect(Collectors.toMap(job -> job.ref().jobId(), JobStart::isRunning, (one, same) -> one));
    }

    private static boolean isRunning(Job job) {
        return !job.status().isTerminal();
    }

    private static Optional<Job> first(List<Job> jobs, Predicate<Job> condition) {
        return jobs.stream().filter(condition).findFirst();
    }

    /** The answer was lost: looks for the job, which may show late. */
    private Either<ConnectorError, Job> lost(ConnectorError error) {
        Function<List<Job>, Optional<Job>> choice = jobs -> {
            List<Job> ours = jobs.stream().filter(this::mayBeOurs).toList();
            return first(ours, JobStart::isRunning).or(() -> first(ours, job -> true));
        };
        return search(error, choice)
                .flatMap(search -> search.found()
                        .map(job -> Either.<ConnectorError, Job>right(attached(job)))
                        .orElseGet(() -> Either.left(unknown(error, search))));
    }

    private Either<ConnectorError, LostStart<Job>> search(
            ConnectorError why, Function<List<Job>, Optional<Job>> choice) {
        return LostStart.search(
                why, budget, () -> budget.request(vendor::latest).map(choice));
    }

    private boolean mayBeOurs(Job job) {
        if (!vendor.isOfThisType(job)) {
            return false;
        }
        if (before != null) {
            return !before.containsKey(job.ref().jobId());
        }
        return isRunning(job)
                || job.createdAt()
                        .map(at -> !at.isBefore(startedAt.minus(SKEW)))
                        .orElse(false);
    }

    private Job attached(Job job) {
        Job.Builder attached = job.toBuilder().attached(true);
        if (before == null) {
            List<String> warnings = new ArrayList<>(job.warnings());
            warnings.add("it was recognised by its time, as the jobs before it could not be listed");
            attached.warnings(warnings);
        }
        return attached.build();
    }

    private ConnectorError unknown(ConnectorError error, LostStart<Job> search) {
        ErrorContext context = error.context().toBuilder()
                .summary("whether " + vendor.subject() + " started at " + startedAt + " is unknown ("
                        + error.context().summary() + "); " + search.told(SOUGHT))
                .outcome(Outcome.UNKNOWN)
                .advice("List the jobs of the connection before starting another.")
                .build();
        return new ConnectorError.OutcomeUnknown(context, List.of());
    }

    /** The vendor says that something is running: looks what it is, or was. */
    private Either<ConnectorError, Job> refused(ConnectorError.Conflict conflict) {
        return search(conflict, jobs -> first(jobs, JobStart::isRunning).or(() -> first(jobs, this::hasEndedMeanwhile)))
                .flatMap(search -> search.found()
                        .map(job -> isRunning(job)
                                ? inTheWay(job, conflict)
                                : Either.<ConnectorError, Job>left(ended(conflict, vendor.subject(), job)))
                        .orElseGet(() -> Either.left(conflict(conflict, Optional.empty(), unseen(search)))));
    }

    /** Of what is listed nothing is said when the list could not be read. */
    private String unseen(LostStart<Job> search) {
        String listed =
                before == null ? " that it does not list or that has ended since; " : " that it does not list; ";
        return "the provider reports a running job"
                + (search.lastFailure().isPresent() ? "; " : listed)
                + search.told(SOUGHT);
    }

    /** Whether a job that is over now ran, or was not there yet, when the start was sent. */
    private boolean hasEndedMeanwhile(Job job) {
        return before != null && before.getOrDefault(job.ref().jobId(), true);
    }

    /**
     * Says that a start was refused because of a job that is over by now. Nothing was started and nothing runs, so the caller may
     * start again; the library does not, as the data may be new enough.
     *
     * @param refusal of the vendor
     * @param subject what was to be started, for people: {@code the sync of connection 7}
     * @param ended the job that was in the way
     * @return a conflict that names the job and may be retried
     */
    public static ConnectorError ended(ConnectorError.Conflict refusal, String subject, Job ended) {
        String id = ended.ref().jobId();
        ErrorContext context = refusal.context().toBuilder()
                .summary(subject + " was not started: the job " + id + " was in the way and has ended since ("
                        + ended.status().raw() + ")")
                .retryable(true)
                .advice("Nothing runs any more: start it again if what that job brought is not enough.")
                .build();
        return new ConnectorError.Conflict(context, Optional.of(id), ConflictReason.ALREADY_RUNNING);
    }

    private Either<ConnectorError, Job> inTheWay(Job job, ConnectorError.@Nullable Conflict conflict) {
        boolean joinable = vendor.isOfThisType(job);
        if (joinable && ifRunning == IfRunning.JOIN) {
            return Either.right(job.toBuilder().attached(true).build());
        }
        if (joinable && ifRunning == IfRunning.SKIP) {
            return Either.right(job.toBuilder().skipped(true).build());
        }
        String type = job.type().isEmpty() ? "a job" : "a job of type " + job.type();
        return Either.left(conflict(
                conflict,
                Optional.of(job.ref().jobId()),
                type + " is running: " + job.ref().jobId()));
    }

    private ConnectorError conflict(ConnectorError.@Nullable Conflict vendors, Optional<String> id, String what) {
        ErrorContext.Builder context = vendors == null
                ? ErrorContext.of(runtime.provider(), "sync").outcome(Outcome.NOT_SENT)
                : vendors.context().toBuilder();
        context.summary(vendor.subject() + " was not started: " + what)
                .retryable(true)
                .advice(
                        id.isPresent()
                                ? "Wait for that job, or cancel it."
                                : "Try again later; a provider that goes on to refuse without a job to show needs its support.");
        return new ConnectorError.Conflict(context.build(), id, ConflictReason.ALREADY_RUNNING);
    }
}
