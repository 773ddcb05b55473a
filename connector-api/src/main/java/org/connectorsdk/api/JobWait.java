package org.connectorsdk.api;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.WaitPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One wait for one job, as a machine without threads: each {@link #poll} looks once and says how long to pause, or how the
 * wait ended. Blocking and asynchronous waits turn the same crank, so they cannot differ (INC-07).
 *
 * <p>Used by one thread at a time.
 */
final class JobWait {
    private static final Logger LOG = LoggerFactory.getLogger(JobWait.class);

    /** What to do next: end with a result, or pause and poll again. */
    record Step(@Nullable Either<ConnectorError, Job> result, Duration pause) {}

    private final GuardedConnections connections;
    private final JobRef ref;
    private final WaitPolicy policy;
    private final CallOptions options;
    private final TimeSource time;
    private final long started;

    private long ends;
    private long notBefore;
    private double pause;
    private int polls;
    private int failures;
    private long failingSince;
    private @Nullable ConnectorError lastFailure;
    private @Nullable Job lastSeen;
    private @Nullable Instant lastSeenAt;
    private @Nullable String unknownStatus;
    private long unknownSince;
    private boolean cancelSent;

    JobWait(GuardedConnections connections, JobRef ref, WaitPolicy policy, CallOptions options) {
        this.connections = connections;
        this.ref = ref;
        this.policy = policy;
        // Repeating inside a poll would multiply with the polls themselves.
        this.options = options.toBuilder().maxAttempts(1).build();
        this.time = connections.time();
        this.started = time.nanoTime();
        this.ends = started + policy.total().toNanos();
        this.notBefore = started;
        this.pause = (double) policy.firstPause().toNanos();
    }

    Step poll() {
        if (Thread.currentThread().isInterrupted()) {
            return end(Either.left(interrupted()));
        }
        if (time.nanoTime() - notBefore < 0) {
            return expire(); // the provider asked for a pause beyond our patience
        }
        polls++;
        Either<ConnectorError, Job> answer = connections.look(ref, options);
        return answer.isRight() ? observed(answer.get()) : failed(answer.getLeft());
    }

    private Step observed(Job job) {
        if (!job.status().isKnown() && job.status().raw().isEmpty()) {
            return tolerate(withoutStatus()); // nothing was observed (INC-10)
        }
        failures = 0;
        lastFailure = null;
        lastSeen = job;
        lastSeenAt = time.now();
        tell(job);
        if (job.status().isTerminal()) {
            return end(job.status().state() == JobState.FAILED ? Either.left(jobFailed(job)) : Either.right(job));
        }
        if (job.status().isKnown()) {
            unknownStatus = null;
            return next();
        }
        return unknown(job);
    }

    private ConnectorError withoutStatus() {
        return new ConnectorError.MalformedResponse(context("the answer has no status", Outcome.REFUSED), "");
    }

    private Step unknown(Job job) {
        String raw = job.status().raw();
        if (unknownStatus == null) {
            unknownSince = time.nanoTime();
        }
        if (!raw.equals(unknownStatus)) {
            LOG.warn("{}: a job has the status '{}', which is not known here; waiting on", ref.provider(), raw);
            unknownStatus = raw;
        }
        boolean ended = job.endedAt().isPresent();
        if (ended
                || time.nanoTime() - unknownSince
                        >= policy.unknownStatusPatience().toNanos()) {
            return end(Either.left(expired(
                    "the job " + (ended ? "ended with" : "stays in") + " the status '" + raw
                            + "', which is not known here",
                    Outcome.REFUSED)));
        }
        return next();
    }

    private Step failed(ConnectorError error) {
        return switch (error.kind()) {
            case INTERRUPTED -> end(Either.left(new ConnectorError.Interrupted(error.context(), Optional.of(ref))));
            case UNAUTHENTICATED, PERMISSION_DENIED ->
                end(Either.left(error.withContext(error.context().toBuilder()
                        .advice("The job may go on; its handle is " + ref.encode() + ".")
                        .build())));
            case TIMEOUT,
                    UNREACHABLE,
                    PROVIDER_FAILURE,
                    RATE_LIMITED,
                    NOT_AN_API_ANSWER,
                    MALFORMED_RESPONSE,
                    PAYLOAD_TOO_LARGE,
                    CIRCUIT_OPEN -> tolerate(error);
            default -> end(Either.left(error));
        };
    }

    private Step tolerate(ConnectorError error) {
        if (failures++ == 0) {
            failingSince = time.nanoTime();
        }
        lastFailure = error;
        Duration failing = Duration.ofNanos(time.nanoTime() - failingSince);
        if (failures >= policy.failedPolls() && failing.compareTo(policy.failedSpan()) >= 0) {
            return end(Either.left(
                    expired(failures + " polls in a row failed over " + seconds(failing), Outcome.REFUSED)));
        }
        error.retryAt().ifPresent(at -> {
            Duration asked = Duration.between(time.now(), at);
            notBefore = time.nanoTime() + Math.max(0, asked.toNanos());
        });
        return next();
    }

    private Step next() {
        long now = time.nanoTime();
        long left = ends - now;
        if (left <= 0) {
            return expire();
        }
        long wait = Math.max((long) pause, notBefore - now);
        pause = Math.min(pause * policy.growth(), (double) policy.longestPause().toNanos());
        return new Step(null, Duration.ofNanos(Math.min(wait, left)));
    }

    private Step expire() {
        if (cancelSent) {
            return end(Either.left(expired(
                    "the job was asked to cancel and has not ended within " + seconds(policy.cancelPatience()),
                    Outcome.REFUSED)));
        }
        if (policy.onExpiry() == WaitPolicy.Expiry.LEAVE) {
            return end(
                    Either.left(expired("the job has not ended within " + seconds(policy.total()), Outcome.REFUSED)));
        }
        return cancel();
    }

    /** Cancels once; a refusal often means that the job has just ended, so the wait looks again either way. */
    private Step cancel() {
        cancelSent = true;
        Either<ConnectorError, Job> answer = connections.cancel(ref, options);
        if (answer.isLeft() && answer.getLeft().kind() == ErrorKind.INTERRUPTED) {
            return end(
                    Either.left(new ConnectorError.Interrupted(answer.getLeft().context(), Optional.of(ref))));
        }
        if (answer.isLeft() && answer.getLeft().kind() == ErrorKind.CLOSED) {
            return end(answer);
        }
        if (answer.isLeft() && answer.getLeft().outcome() == Outcome.UNKNOWN) {
            return end(Either.left(expired(
                    "the job has not ended within " + seconds(policy.total())
                            + "; a cancel was sent and its effect is unknown",
                    Outcome.UNKNOWN)));
        }
        ends = time.nanoTime() + policy.cancelPatience().toNanos();
        notBefore = time.nanoTime();
        pause = (double) policy.firstPause().toNanos();
        return answer.isRight() ? observed(answer.get()) : new Step(null, Duration.ZERO);
    }

    ConnectorError interrupted() {
        return new ConnectorError.Interrupted(
                context("the wait was interrupted; the job goes on", polls > 0 ? Outcome.REFUSED : Outcome.NOT_SENT),
                Optional.of(ref));
    }

    private ConnectorError expired(String why, Outcome outcome) {
        StringBuilder text = new StringBuilder(why);
        if (lastSeen == null) {
            text.append("; its status was never seen");
        } else {
            text.append("; last seen ").append(lastSeen.status()).append(" at ").append(lastSeenAt);
        }
        if (lastFailure != null) {
            text.append("; the last poll failed: ").append(lastFailure.context().summary());
        }
        return new ConnectorError.WaitExpired(
                context(text.toString(), outcome).toBuilder()
                        .retryable(true)
                        .advice("Wait again with the handle " + ref.encode() + ".")
                        .build(),
                ref,
                Optional.ofNullable(lastSeen));
    }

    private ConnectorError jobFailed(Job job) {
        String reason = job.failure().map(Object::toString).orElse("the provider gave no reason");
        return new ConnectorError.JobFailed(context("job " + ref.jobId() + " failed: " + reason, Outcome.REFUSED), job);
    }

    private ErrorContext context(String summary, Outcome outcome) {
        return ErrorContext.of(ref.provider(), "await")
                .summary(summary)
                .outcome(outcome)
                .tried(polls, Duration.ofNanos(time.nanoTime() - started))
                .build();
    }

    private void tell(Job job) {
        try {
            policy.listener().accept(job);
        } catch (RuntimeException e) {
            LOG.warn(
                    "{}: the listener of a wait failed with {}",
                    ref.provider(),
                    e.getClass().getName());
        }
    }

    private static Step end(Either<ConnectorError, Job> result) {
        return new Step(result, Duration.ZERO);
    }

    private static String seconds(Duration span) {
        return String.format(Locale.ROOT, "%.1f s", span.toMillis() / 1000.0);
    }
}
