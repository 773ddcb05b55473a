package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncBaseline;
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
 *
 * @since 0.1.0
 */
public final class StartOnce {
    private StartOnce() {}

    /** How one vendor lists the jobs among which the one that is started is to be found. */
    public interface Jobs {

        /** {@return the connection; jobs that name another one are passed over} */
        ConnectionId connection();

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
         * {@return whether each start becomes a job that is seen to be of its connection, so that a list without one
         * tells that nothing was started; true by default}
         */
        default boolean showsJobs() {
            return true;
        }
    }

    /** How one vendor starts a certain job, and lists those among which it is to be found. */
    public interface Vendor extends Jobs {

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

        /**
         * Sends the start. Called once at the most.
         *
         * @param options of this request
         * @return the job, or why there is none
         */
        Either<ConnectorError, Job> start(CallOptions options);

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

        /**
         * Tells whether a look after a lost answer shows that the start has arrived, or what is as good.
         *
         * @param seen what a look sees
         * @return by default true for a run that is {@link #isOfThisType} and for a new end
         */
        default boolean showsStart(Job seen) {
            return seen.status().isTerminal() || (seen.status().state() == JobState.RUNNING && isOfThisType(seen));
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
        return new ListedStart(vendor, ifRunning, runtime, deadline).run();
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

    /**
     * Looks what is there before a job is started, for a start in two steps. Starts nothing. Blocks.
     *
     * @param vendor how its jobs are listed
     * @param baseline one that says nothing yet
     * @param deadline the time of the neutral call
     * @return the baseline with the newest jobs
     */
    public static Either<ConnectorError, SyncBaseline> prepare(
            Jobs vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return ListedSteps.prepare(vendor, baseline, deadline);
    }

    /**
     * Looks what is there before a job that has no id is started, for a start in two steps. Starts nothing. Blocks.
     *
     * @param vendor how it is looked at
     * @param baseline one that says nothing yet
     * @param deadline the time of the neutral call
     * @return the baseline with the handle of what is to be started; a run that is there is among its jobs
     */
    public static Either<ConnectorError, SyncBaseline> prepare(
            Stateful vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return StatefulSteps.prepare(vendor, baseline, deadline);
    }

    /**
     * Looks once for a job that may have been started since a baseline. Starts nothing. Blocks.
     *
     * @param vendor how its jobs are listed
     * @param baseline what was there
     * @param deadline the time of the neutral call
     * @return the job, marked {@code attached}; empty when nothing was started; {@code OutcomeUnknown} when that cannot
     *     be told; or why the jobs could not be listed
     */
    public static Either<ConnectorError, Optional<Job>> recover(
            Jobs vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return ListedSteps.recover(vendor, baseline, deadline);
    }

    /**
     * Looks once for a job without an id that may have been started since a baseline. Starts nothing. Blocks.
     *
     * @param vendor how it is looked at
     * @param baseline what was there
     * @param deadline the time of the neutral call
     * @return the job, marked {@code attached}; {@code OutcomeUnknown} with the handle when none is seen, as a start
     *     that is queued cannot be told from none; or why the look failed
     */
    public static Either<ConnectorError, Optional<Job>> recover(
            Stateful vendor, SyncBaseline baseline, OperationDeadline deadline) {
        return StatefulSteps.recover(vendor, baseline, deadline);
    }
}
