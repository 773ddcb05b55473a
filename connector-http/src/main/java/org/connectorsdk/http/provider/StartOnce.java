package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.spi.JobWarnings;
import org.connectorsdk.http.HttpRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Starts a job with one request, never with two, and says truly what became of it (INC-01, INC-02, INC-05).
 *
 * <ul>
 * <li>When the answer is lost it looks for the job, up to five times within 15 s, and answers it marked {@code
 * attached}, or {@code OutcomeUnknown}.
 * <li>Every conflict is judged by looking at the jobs, never by the vendor's word for it: when a job runs, the caller's
 * {@link IfRunning} decides whether that is the answer. A conflict that says that a job runs is looked into up to five
 * times, any other one once. When the job has ended in the meantime it is never the answer, and no second request is
 * sent: the caller gets a {@code Conflict} that may be retried.
 * <li>The same goes for a failure of the server when one job of the type ran before and after it: two cannot run at a
 * time.
 *   <li>Any other refusal proves that nothing was started, and is the answer at once.
 * <li>Of several running jobs the one of the type that is started is meant, and of these the newest, whatever the order
 * of the list. The others stand in its warnings, or in the conflict.
 * </ul>
 *
 * <p>To know its own job from older ones it lists the jobs before it starts, unless the vendor runs one at a time. A
 * list that cannot be read stops nothing; a job is then recognised by its time, and its {@code warnings} say so.
 *
 * <p>A job that names another connection is neither ours nor in the way. Used for one start, by one thread.
 */
public final class StartOnce {
    /** How far the vendor's clock may be behind ours. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private static final int FAILURE = 500;

    /** How one vendor starts a certain job, and lists those among which it is to be found. */
    public interface Vendor {

        /**
         * A vendor without oddities: it refuses a second job while one runs, naming it, and its jobs name their
         * connection.
         *
         * @param subject what is started, for people: {@code the sync of connection 7}
         * @param connection the connection
         * @param start sends the start
         * @param jobs lists the jobs
         * @param handle makes the handle of a job that a conflict names, of its id
         * @param look looks at a job
         * @return how it starts a job
         */
        static Vendor of(
                String subject,
                ConnectionId connection,
                Function<CallOptions, Either<ConnectorError, Job>> start,
                JobPages jobs,
                Function<String, JobRef> handle,
                BiFunction<JobRef, CallOptions, Either<ConnectorError, Job>> look) {
            return new PlainVendor(subject, connection, start, jobs, handle, look);
        }

        /** {@return what is started, for people: {@code the sync of connection 7}} */
        String subject();

        /** {@return the connection; jobs that name another one are passed over} */
        ConnectionId connection();

        /**
         * Sends the start. Called once at the most.
         *
         * @param options of this request
         * @return the job, or why there is none
         */
        Either<ConnectorError, Job> start(CallOptions options);

        /**
         * Lists the jobs of the same connection, of any type that can stand in the way. All pages are read where that
         * matters, up to a bound.
         *
         * @param page the {@link Page#next()} of the page before; null for the first page
         * @param narrowed whether the server shall leave out, by filters, jobs that cannot matter; it is asked without
         *     them once it has refused them (400 or 500)
         * @param options of this request
         * @return one page, newest first where the vendor can; its warnings are taken for jobs that could not be read
         */
        Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options);

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
         * The job that a conflict names as the one in the way.
         *
         * @param jobId its id
         * @return how to look at it; empty, the default, to look for it in the list alone
         */
        default Optional<NamedJob> named(String jobId) {
            return Optional.empty();
        }

        /**
         * Tells whether a conflict says that a job is running, which then may show late. Whether one is running, the
         * jobs decide.
         *
         * @param conflict a conflict
         * @return by default whether its reason is {@link ConflictReason#ALREADY_RUNNING}
         */
        default boolean saysRunning(ConnectorError.Conflict conflict) {
            return conflict.reason().equals(ConflictReason.ALREADY_RUNNING);
        }

        /**
         * {@return whether the vendor refuses a second job while one runs; if not, the list decides before anything is
         * sent}
         */
        default boolean refusesSecondJob() {
            return true;
        }

        /**
         * Tells whether the jobs are listed before the start.
         *
         * @return true by default; false where after a lost answer only a job that runs is taken for the one that was
         *     started, as there is one at a time
         */
        default boolean listsBefore() {
            return true;
        }
    }

    /** Lists the jobs of one connection. */
    @FunctionalInterface
    public interface JobPages {
        /**
         * Reads one page.
         *
         * @param page the {@link Page#next()} of the page before; empty for the first page
         * @param options of this request
         * @return one page, newest first where the vendor can
         */
        Either<ConnectorError, Page<Job>> page(Optional<PageToken> page, CallOptions options);
    }

    /**
     * How one vendor that has no ids for jobs starts one, and follows it by what it leaves on its connection. The handle
     * says what was there before the start ({@link JobRef#inferred}).
     */
    public interface Stateful {

        /** {@return what is started, for people: {@code the sync of connection 7}} */
        String subject();

        /**
         * Looks at the connection before the start.
         *
         * @param options of this request
         * @return the job as it would be followed from now on: {@code RUNNING} when one runs, {@code PAUSED} when a start
         *     would not run; with any other state it is started
         */
        Either<ConnectorError, Job> before(CallOptions options);

        /**
         * Sends the start. Called once at the most.
         *
         * @param before what {@link #before} answered
         * @param restart whether to stop what runs
         * @param options of this request
         * @return the job, with the handle of {@code before}, or why there is none
         */
        Either<ConnectorError, Job> start(Job before, boolean restart, CallOptions options);

        /**
         * Looks at the connection after the start.
         *
         * @param handle the handle of {@code before}
         * @param options of this request
         * @return the job: running, ended since, or neither
         */
        Either<ConnectorError, Job> look(JobRef handle, CallOptions options);

        /**
         * Tells whether what runs can stand in for what is started.
         *
         * @param running what runs
         * @return true by default
         */
        default boolean isOfThisType(Job running) {
            return true;
        }
    }

    /** A job that a conflict named. */
    public interface NamedJob {
        /**
         * Looks at the job.
         *
         * @param options of this request
         * @return the job, or why it was not seen
         */
        Either<ConnectorError, Job> look(CallOptions options);

        /** {@return the job when it could not be read: no more is known than that it runs} */
        Job running();
    }

    private final Vendor vendor;
    private final IfRunning ifRunning;
    private final OperationDeadline deadline;
    private final Instant startedAt;
    private final StartFailures errors;
    /** The jobs that there were; null when they were not, or could not be listed. */
    private @Nullable RunningJobs before;

    private StartOnce(Vendor vendor, IfRunning ifRunning, HttpRuntime runtime, OperationDeadline deadline) {
        this.vendor = vendor;
        this.ifRunning = ifRunning;
        this.deadline = deadline;
        this.startedAt = runtime.time().now();
        this.errors = new StartFailures(vendor, runtime.provider(), startedAt);
    }

    /**
     * Starts the job. Blocks; pauses end with an interrupt and with the runtime.
     *
     * @param vendor how
     * @param ifRunning what to do when such a job runs already
     * @param runtime whose clock counts
     * @param deadline the time of the neutral call
     * @return the job, marked {@code attached} when somebody else or a lost request started it, {@code skipped} when it
     *     stands in for ours; {@code Conflict} with the id of the job that stands in the way; {@code OutcomeUnknown};
     *     or the vendor's refusal
     */
    public static Either<ConnectorError, Job> run(
            Vendor vendor, IfRunning ifRunning, HttpRuntime runtime, OperationDeadline deadline) {
        return new StartOnce(vendor, ifRunning, runtime, deadline).run();
    }

    /**
     * Starts a job that has no id. Blocks; pauses end with an interrupt and with the runtime. After a lost answer it
     * looks up to five times for a run or a new end, and answers it marked {@code attached}.
     *
     * @param vendor how
     * @param ifRunning what to do when such a job runs already
     * @param runtime whose clock counts
     * @param deadline the time of the neutral call
     * @return the job; {@code Conflict} without an id when one runs or the connection is paused; {@code OutcomeUnknown}
     *     with the handle, as a start that is queued cannot be told from none; or the vendor's refusal
     */
    public static Either<ConnectorError, Job> run(
            Stateful vendor, IfRunning ifRunning, HttpRuntime runtime, OperationDeadline deadline) {
        return new StatefulStart(vendor, ifRunning, runtime, deadline).run();
    }

    private Either<ConnectorError, Job> run() {
        if (vendor.listsBefore()) {
            Either<ConnectorError, RunningJobs> known = vendor.refusesSecondJob()
                    ? RunningJobs.newest(this::jobs, deadline)
                    : RunningJobs.all(this::jobs, deadline);
            if (known.isLeft() && endsCall(known.getLeft())) {
                return Either.left(known.getLeft());
            }
            before = known.getOrNull();
            List<Job> running = before == null ? List.of() : before.running(vendor);
            if (!running.isEmpty() && !vendor.refusesSecondJob()) {
                return inTheWay(running, null);
            }
        }
        Either<ConnectorError, Job> started = deadline.request(vendor::start);
        return started.isRight() ? started : notStarted(started.getLeft());
    }

    /** The jobs of the connection, also where the server shows those of others among them. */
    private Either<ConnectorError, Page<Job>> jobs(@Nullable PageToken page, boolean narrowed, CallOptions options) {
        return vendor.jobs(page, narrowed, options)
                .map(shown -> new Page<>(
                        shown.items().stream().filter(this::isOfConnection).toList(),
                        shown.next(),
                        shown.total(),
                        shown.warnings()));
    }

    private boolean isOfConnection(Job job) {
        return job.connection()
                .or(() -> job.ref().connection())
                .map(vendor.connection()::isSame)
                .orElse(true);
    }

    private Either<ConnectorError, Job> notStarted(ConnectorError error) {
        if (error.outcome() == Outcome.UNKNOWN && !endsCall(error)) {
            return lost(error);
        }
        return error instanceof ConnectorError.Conflict conflict ? refused(conflict) : Either.left(error);
    }

    private static boolean endsCall(ConnectorError error) {
        return error instanceof ConnectorError.Interrupted || error instanceof ConnectorError.Closed;
    }

    /** The answer was lost: looks for the job, which may show late. */
    private Either<ConnectorError, Job> lost(ConnectorError error) {
        boolean failed = error.context().status().orElse(0) == FAILURE;
        AtomicReference<RunningJobs> latest = new AtomicReference<>(new RunningJobs(List.of(), 0));
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
                why, deadline, () -> RunningJobs.all(this::jobs, deadline).map(choice));
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
                .sorted(RunningJobs.NEWEST_FIRST)
                .limit(1)
                .toList();
    }

    private boolean mayBeOurs(Job job) {
        if (!vendor.isOfThisType(job)) {
            return false;
        }
        if (before != null) {
            return isNew(job)
                    && before.newest()
                            .filter(newest -> RunningJobs.isOlder(job, newest))
                            .isEmpty();
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
        RunningJobs known = before;
        if (known == null) {
            return List.of();
        }
        List<Job> running =
                seen.running(vendor).stream().filter(vendor::isOfThisType).toList();
        boolean throughout = !running.isEmpty()
                && known.of(running.get(0).ref().jobId())
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
        Optional<NamedJob> named = conflict.conflictingId().flatMap(vendor::named);
        return named.isPresent() ? named(conflict, named.get()) : unnamed(conflict);
    }

    private Either<ConnectorError, Job> named(ConnectorError.Conflict conflict, NamedJob named) {
        Either<ConnectorError, Job> found = deadline.request(named::look);
        if (found.isLeft() && endsCall(found.getLeft())) {
            return Either.left(StartRecovery.ended(conflict, found.getLeft()));
        }
        boolean another = found.isRight() && !isOfConnection(found.get());
        boolean unknown = another || (found.isLeft() && found.getLeft() instanceof ConnectorError.NotFound);
        boolean over = !another && found.isRight() && found.get().status().isTerminal();
        if (!unknown && !over) {
            // That it runs is known; a look that failed does not change that.
            return inTheWay(List.of(found.getOrElse(named::running)), conflict);
        }
        // Another one may have begun in its place.
        List<Job> listed = RunningJobs.all(this::jobs, deadline)
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
            Either<ConnectorError, RunningJobs> once = RunningJobs.all(this::jobs, deadline);
            if (once.isLeft() && endsCall(once.getLeft())) {
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
        RunningJobs known = before;
        return known == null
                ? Optional.empty()
                : seen.jobs().stream()
                        .filter(job -> known.of(job.ref().jobId())
                                .map(RunningJobs::isRunning)
                                .orElseGet(() -> known.newest()
                                        .filter(newest -> RunningJobs.isOlder(job, newest))
                                        .isEmpty()))
                        .filter(job -> job.status().isTerminal())
                        .min(RunningJobs.NEWEST_FIRST);
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
