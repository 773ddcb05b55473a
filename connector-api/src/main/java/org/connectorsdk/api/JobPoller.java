package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.Scope;
import org.connectorsdk.api.spi.JobWarnings;
import org.jspecify.annotations.Nullable;

/**
 * One wait for one job, as a machine without threads: each {@link #poll} reads the status once and answers how long to
 * pause, or how the wait ended. Blocking and asynchronous waits share it, so they cannot differ (INC-07).
 *
 * <p>Used by one thread at a time; closed by any, once it is over.
 */
final class JobPoller implements AutoCloseable {
    /** How often a job that has ended is polled again for its result. */
    private static final int MOST_RESULT_LOOKS = 5;

    /**
     * What to do next: end with a result, or pause and poll again.
     *
     * @param soonest when a shared look may end the pause, half of it at the least; null for never
     */
    record Step(
            @Nullable Either<ConnectorError, Job> result,
            Duration pause,
            @Nullable Duration soonest) {}

    private final DefaultConnections connections;
    private final GuardedCall wait;
    private final ClientState client;
    private final JobRef ref;
    private final WaitPolicy policy;
    private final TimeSource time;

    private final WaitEvidence evidence;
    private final PollLoad load;
    private final WaitLog log;
    private final WaitTolerance tolerance;
    private final WaitListener listener;
    private final AtomicBoolean over = new AtomicBoolean();

    private PollPace pace;
    private long ends;
    private long notBefore;
    private int resultLooks;
    private boolean stalled;
    private boolean cancelSent;
    private boolean cancelled;

    JobPoller(DefaultConnections connections, JobRef ref, WaitPolicy policy, GuardedCall wait) {
        this.wait = wait;
        this.ref = ref;
        this.policy = policy;
        // Repeating inside a poll would multiply with the polls themselves.
        this.connections = connections.with(
                connections.options().toBuilder().maxAttempts(1).build());
        this.client = connections.client();
        this.time = client.time();
        this.evidence = new WaitEvidence(ref, time);
        this.notBefore = time.nanoTime();
        this.ends = notBefore + policy.total().toNanos();
        this.load = client.pollLoad();
        this.log = new WaitLog(client.log(), ref);
        this.listener = new WaitListener(log, policy);
        this.tolerance = new WaitTolerance(log, policy, client.descriptor().visibilityWindow(), time);
        this.pace = pace();
        load.began();
        boolean unused = wait.begin();
    }

    private PollPace pace() {
        return new PollPace(policy, client.descriptor(), time, client.random(), load);
    }

    /** Takes the wait off what the client asks of its account. Idempotent. */
    @Override
    public void close() {
        close(this::interrupted);
    }

    /**
     * The same where it is known why.
     *
     * @param why an observer is told, unless a poll in progress knows better
     */
    void close(Supplier<ConnectorError> why) {
        if (over.compareAndSet(false, true)) {
            load.ended();
            wait.left(() -> wait.end(why.get(), OptionalLong.empty()));
        }
    }

    /** Ends it, as the client is closed. */
    ConnectorError closed() {
        ConnectorError error = client.closed("await");
        close(() -> error);
        return error;
    }

    DefaultConnections view() {
        return connections;
    }

    JobRef ref() {
        return ref;
    }

    WaitPolicy policy() {
        return policy;
    }

    Step poll() {
        return poll(null);
    }

    /**
     * The same with what a shared look has told.
     *
     * @param heard null to look at the job alone
     */
    Step poll(SharedLooks.@Nullable Heard heard) {
        Scope scope = wait.enter();
        try (scope) {
            Step step = look(heard);
            Either<ConnectorError, Job> result = step.result();
            if (result != null) {
                result.peekLeft(log::ended);
                wait.end(result.isLeft() ? result.getLeft() : null, OptionalLong.empty());
            }
            return step;
        }
    }

    private Step look(SharedLooks.@Nullable Heard heard) {
        if (Thread.currentThread().isInterrupted()) {
            return end(Either.left(interrupted()));
        }
        if (time.nanoTime() - notBefore < 0) {
            return expire(); // the provider asked for a pause beyond our patience
        }
        if (heard == null && listener.stopsPoll()) {
            return stop();
        }
        int polls = evidence.polled();
        if (heard != null) {
            wait.polled(polls, heard.answer());
            asked(heard.pause());
            return heard.answer().fold(this::putOff, this::observed);
        }
        ServerHints hints = new ServerHints();
        CallOptions options = connections.options().toBuilder().hints(hints).build();
        Either<ConnectorError, Job> answer = connections.with(options).look(ref, wait);
        wait.polled(polls, answer);
        hints.requestsPerSecond().ifPresent(load::allowed);
        asked(hints.pause());
        return answer.isRight() ? observed(answer.get()) : failed(answer.getLeft());
    }

    private Step observed(Job job) {
        if (!job.status().isKnown() && job.status().raw().isEmpty()) {
            return tolerate(evidence.withoutStatus()); // nothing was observed (INC-10)
        }
        tolerance.seen();
        stalled &= job.status().state().isStalled();
        evidence.saw(job);
        pace.saw(job);
        boolean stopped = listener.stops(pace.warned(job));
        if (job.status().isTerminal()) {
            return ended(job);
        }
        if (stopped) {
            return stop();
        }
        String patienceOver = tolerance.unknown(job);
        if (patienceOver != null) {
            return end(Either.left(expired(WaitReason.NOT_PROGRESSING, patienceOver)));
        }
        return job.status().state().isStalled() ? stalled(job) : next();
    }

    private Step ended(Job job) {
        if (job.status().state() == JobState.FAILED) {
            return end(Either.left(evidence.jobFailed(job)));
        }
        return job.resultPending() ? readAgain(job) : end(Either.right(pace.warned(job)));
    }

    /** The job ended well; nothing that happens while its result is polled for changes that (F-16). */
    private Step readAgain(Job job) {
        if (resultLooks++ < MOST_RESULT_LOOKS && ends - time.nanoTime() > 0) {
            return next();
        }
        resultLooks--;
        return end(Either.right(without(job)));
    }

    private Job without(Job job) {
        return JobWarnings.adding(
                job, List.of("the job ended, but its result is missing after " + resultLooks + " more polls"));
    }

    private static boolean isForbidden(ConnectorError error) {
        return error.kind() == ErrorKind.UNAUTHENTICATED || error.kind() == ErrorKind.PERMISSION_DENIED;
    }

    /** Nothing goes on by itself. A pause may be over with the next poll, and a rescheduled job may not. */
    private Step stalled(Job job) {
        boolean again = stalled;
        stalled = true;
        if (job.status().state() == JobState.PAUSED && !again) {
            return next();
        }
        job.resumesAt().ifPresent(evidence::retryAt);
        return end(Either.left(expired(
                WaitReason.NOT_PROGRESSING,
                ref.display() + " does not go on by itself; it is '" + job.status() + "'")));
    }

    private Step failed(ConnectorError error) {
        Job last = evidence.lastSeen();
        boolean goesOn = error.kind() != ErrorKind.INTERRUPTED && error.kind() != ErrorKind.CLOSED;
        if (goesOn && last != null && last.status().isTerminal()) {
            return isForbidden(error) ? end(Either.right(without(last))) : readAgain(last);
        }
        return switch (error.kind()) {
            case INTERRUPTED -> end(Either.left(new ConnectorError.Interrupted(error.context(), Optional.of(ref))));
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                end(Either.left(error.withContext(error.context().toBuilder()
                        .advice("The job may go on; its handle is " + ref.encode() + ".")
                        .build())));
            case JOB_UNKNOWN -> invisible(error);
            default -> other(error);
        };
    }

    private Step other(ConnectorError error) {
        if (WaitTolerance.covers(error.kind())) {
            return tolerate(error);
        }
        return error.context().status().orElse(0) == 404 ? invisible(error) : end(Either.left(error));
    }

    private Step invisible(ConnectorError error) {
        if (tolerance.gone()) {
            return end(Either.left(error));
        }
        evidence.failed(error);
        return next();
    }

    private Step tolerate(ConnectorError error) {
        if (error.kind() == ErrorKind.RATE_LIMITED) {
            load.refused();
        }
        String patienceOver = tolerance.failed();
        evidence.failed(error);
        if (patienceOver != null) {
            return end(Either.left(expired(WaitReason.NOT_PROGRESSING, patienceOver)));
        }
        return putOff(error);
    }

    /** A look that many waits share failed; that says nothing of this job, so it counts for nothing. */
    private Step putOff(ConnectorError error) {
        evidence.failed(error);
        error.retryAt().ifPresent(at -> asked(Duration.between(time.now(), at)));
        return next();
    }

    /** The server wants to be left alone for so long. */
    private void asked(Duration pause) {
        if (!pause.isNegative() && !pause.isZero()) {
            notBefore = time.nanoTime() + pause.toNanos();
            evidence.retryAt(time.now().plus(pause));
            pace.asked(pause);
        }
    }

    private Step next() {
        long left = ends - time.nanoTime();
        if (left <= 0) {
            return expire();
        }
        long pause = Math.min(pace.next(), left);
        boolean alone = pause == left || evidence.sawTheEnd();
        long soonest = Math.max(pause / 2, notBefore - time.nanoTime());
        return new Step(null, Duration.ofNanos(pause), alone ? null : Duration.ofNanos(soonest));
    }

    private Step expire() {
        if (cancelSent) {
            return end(Either.left(expired(
                    WaitReason.PATIENCE,
                    "a cancel was sent and the job has not ended within "
                            + PollPace.seconds(policy.cancelPatience()))));
        }
        if (policy.onExpiry() == WaitPolicy.Expiry.LEAVE) {
            return end(Either.left(
                    expired(WaitReason.PATIENCE, "the job has not ended within " + PollPace.seconds(policy.total()))));
        }
        return cancel();
    }

    /** Whoever listens wants no more of it (F-17). */
    private Step stop() {
        String why = "the listener stopped the wait";
        if (policy.onExpiry() == WaitPolicy.Expiry.LEAVE || cancelSent) {
            return end(Either.left(expired(WaitReason.STOPPED_BY_LISTENER, why)));
        }
        Either<ConnectorError, Job> answer = sendCancel();
        if (answer.isRight()) {
            evidence.cancelled(answer.get());
            why += "; a cancel was sent";
        } else {
            why += answer.getLeft().outcome() == Outcome.UNKNOWN
                    ? "; a cancel was sent and its effect is unknown"
                    : "; the cancel failed: " + answer.getLeft().context().summary();
        }
        return end(Either.left(expired(WaitReason.STOPPED_BY_LISTENER, why)));
    }

    private Either<ConnectorError, Job> sendCancel() {
        cancelSent = true;
        Either<ConnectorError, Job> answer = connections.cancel(ref);
        cancelled = answer.isRight() || answer.getLeft().outcome() == Outcome.UNKNOWN;
        return answer;
    }

    /** Cancels once; a refusal often means that the job has just ended, so the wait polls again either way. */
    private Step cancel() {
        Either<ConnectorError, Job> answer = sendCancel();
        if (answer.isLeft() && answer.getLeft().kind() == ErrorKind.INTERRUPTED) {
            return end(
                    Either.left(new ConnectorError.Interrupted(answer.getLeft().context(), Optional.of(ref))));
        }
        if (answer.isLeft() && answer.getLeft().kind() == ErrorKind.CLOSED) {
            return end(answer);
        }
        if (answer.isLeft() && answer.getLeft().outcome() == Outcome.UNKNOWN) {
            return end(Either.left(expired(
                    WaitReason.PATIENCE,
                    "the job has not ended within " + PollPace.seconds(policy.total())
                            + "; a cancel was sent and its effect is unknown")));
        }
        ends = time.nanoTime() + policy.cancelPatience().toNanos();
        notBefore = time.nanoTime();
        pace = pace();
        return answer.isRight() ? observed(answer.get()) : new Step(null, Duration.ZERO, null);
    }

    /** Polls until it is over, and closes it. Blocks. */
    static Either<ConnectorError, Job> toTheEnd(JobPoller poller) {
        try (poller) {
            while (true) {
                Step step = poller.poll();
                if (step.result() != null) {
                    return step.result();
                }
                switch (poller.client.sleeper().pause(step.pause())) {
                    case ELAPSED -> {}
                    case INTERRUPTED -> {
                        return Either.left(poller.interrupted());
                    }
                    case CLOSED -> {
                        return Either.left(poller.closed());
                    }
                }
            }
        }
    }

    ConnectorError interrupted() {
        return evidence.interrupted();
    }

    private ConnectorError expired(WaitReason reason, String why) {
        return evidence.expired(reason, why + evidence.sight() + pace.remark(), cancelled);
    }

    private static Step end(Either<ConnectorError, Job> result) {
        return new Step(result, Duration.ZERO, null);
    }
}
