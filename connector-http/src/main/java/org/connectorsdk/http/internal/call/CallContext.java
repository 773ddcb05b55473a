package org.connectorsdk.http.internal.call;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Nanos;
import org.connectorsdk.http.internal.transport.SecretBearingBody;
import org.connectorsdk.http.internal.transport.SentSecrets;
import org.connectorsdk.http.operation.Operation.Safety;

import io.github.resilience4j.retry.Retry;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.internal.resilience.RateLimitPause.Closing;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.TokenEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * One call of an API method: its time, its attempts, and what is known of its effect. On the caller's thread from
 * beginning to end.
 *
 * @param <T> what the caller gets
 */
public final class CallContext<T> implements AuthCall {
    final ClientContext shared;
    final OperationPlan<T> plan;
    final CallOptions options;
    final SafeObservation observed;

    private final long startedAt;
    private final long allowed;
    private long deadlineAt;
    private final int mostTries;
    private int tries;
    private int attempts;
    private Outcome worst = Outcome.NOT_SENT;
    private boolean renewed;
    private boolean finished;
    private volatile boolean cancelled;
    private volatile @Nullable InFlightRequest inFlight;
    private @Nullable String idempotencyKey;
    private Masker masker = Masker.none();

    /**
     * Begins a call; its time runs from here.
     *
     * @param shared what all calls share
     * @param plan what is known of the operation
     * @param options what the caller wants differently
     */
    public CallContext(ClientContext shared, OperationPlan<T> plan, CallOptions options) {
        this.shared = shared;
        this.plan = plan.with(options);
        this.options = options;
        this.startedAt = shared.time.nanoTime() - options.waited().toNanos();
        this.allowed = Nanos.of(options.deadline(), shared.limits.deadline(plan.timeout()));
        this.deadlineAt = allowed == Nanos.UNLIMITED ? Nanos.UNLIMITED : startedAt + allowed;
        int wanted = options.maxAttempts().orElse(shared.limits.attempts());
        this.mostTries = plan.maxAttempts() == 0 ? wanted : Math.min(wanted, plan.maxAttempts());
        this.observed = SafeObservation.begin(shared, plan.operation());
    }

    /** Makes the call. Blocks. {@return what the caller gets; never throws for what a server or network does} */
    public Either<ConnectorError, T> run(Request request) {
        if (SentSecrets.mayBeIn(request, options.headers())) {
            conceal(new SentSecrets(request, options.headers()));
        }
        if (request.body() instanceof SecretBearingBody confidential) {
            conceal(confidential.secrets());
        }
        return run(new Attempt<>(this, request), request);
    }

    /** The same, for those who want to look at the attempts afterwards. */
    Either<ConnectorError, T> run(Attempt<T> attempt, Request request) {
        OperationContext operation = options.operation().orElse(null);
        if (operation == null) {
            return attempts(attempt, request);
        }
        operation.sending();
        Either<ConnectorError, T> answer = null;
        try {
            answer = attempts(attempt, request);
            return answer;
        } finally {
            if (plan.safety() != Safety.READ) {
                report(operation, answer, request);
            }
        }
    }

    /** Tells the operation what a write did; none was answered when something was thrown. */
    private void report(OperationContext operation, @Nullable Either<ConnectorError, T> answer, Request request) {
        if (answer == null) {
            operation.failed(attempts > 0 ? Outcome.UNKNOWN : Outcome.NOT_SENT);
        } else if (answer.isLeft()) {
            operation.failed(answer.getLeft().outcome());
        } else {
            operation.wrote(plan.operation() + " was answered ("
                    + masked(request.method() + ' ' + request.url().encodedPath()) + ')');
        }
        String key = plan.safety() == Safety.KEYED ? idempotencyKey() : null;
        if (key != null) {
            operation.idempotencyKey(key);
        }
    }

    private Either<ConnectorError, T> attempts(Attempt<T> attempt, Request request) {
        Retry.AsyncContext<Failure> pauses = null;
        Failure failure = FailureMapper.beforeSending(this, request);
        while (failure == null) {
            tries++;
            failure = attempt.make();
            if (failure == null) {
                if (!attempt.isKept()) {
                    finish(null);
                }
                return Either.right(attempt.value());
            }
            pauses = pauses == null ? shared.backoff.begin() : pauses;
            failure = pauseAfter(failure, pauses);
        }
        finish(failure.error());
        return Either.left(failure.error());
    }

    /** Tells the observer that the call is over; for an answer that stays open, whoever reads it does. Only the first time counts. */
    public void finish(@Nullable ConnectorError error) {
        if (!finished) {
            finished = true;
            observed.end(this, error);
        }
    }

    /** {@return null to try again; else why it stays at that} */
    private @Nullable Failure pauseAfter(Failure failure, Retry.AsyncContext<Failure> pauses) {
        if (failure.repeat() == Repeat.RENEWED) {
            tries--; // once per call: also a call that may not be repeated gets it
            return remainingNanos() > 0 ? null : failure;
        }
        long backoff = TimeUnit.MILLISECONDS.toNanos(pauses.onResult(failure));
        boolean told = failure.asked() > 0;
        boolean accountWaits = isRateLimited(failure) && plan.group() != BreakerGroup.TOKEN;
        if (accountWaits && !told) { // also if this call ends here: the others are not to find out one by one
            shared.rateLimitPause.close(now(), backoff, backoff);
        }
        if (failure.repeat() == Repeat.NEVER || tries >= mostTries) {
            return failure;
        }
        if (failure.repeat() == Repeat.AT_ONCE) {
            return remainingNanos() > 0 ? null : failure;
        }
        AttemptBreaker breaker = shared.fuses.of(plan.group());
        if (breaker != null && breaker.isOpen()) {
            return failure; // the pause would end before a closed door
        }
        if (told && failure.asked() > shared.limits.retryAfterCap()) {
            return FailureMapper.tooLongToWait(failure);
        }
        long pause = told ? failure.asked() : backoff;
        if (pause >= remainingNanos()) {
            return told ? FailureMapper.tooLongToWait(failure) : failure;
        }
        if (accountWaits) {
            return null; // the pause is made at the gate, where all calls of the account make it
        }
        return pause(told ? Math.min(pause + upward(pause), remainingNanos() - 1) : pause);
    }

    private static boolean isRateLimited(Failure failure) {
        return failure.error().context().status().orElse(0) == 429;
    }

    /** What a server asked for is a lower bound: those it told the same come back one after the other. */
    private long upward(long pause) {
        return (long) (pause * 0.1 * shared.random.getAsDouble());
    }

    /** Waits at the gate that a 429 closed. {@return null once it is open; else why the call ends here} */
    @Nullable
    Failure passGate() {
        if (plan.group() == BreakerGroup.TOKEN) {
            return null;
        }
        long now = now();
        for (Closing closed = shared.rateLimitPause.closing(now); closed != null; closed = shared.rateLimitPause.closing(now)) {
            long remaining = remainingNanos();
            long left = closed.until() - now;
            if (closed.isBeyondPatience() || left >= remaining) {
                return FailureMapper.heldBack(this, shared.time.now().plusNanos(closed.told() - now));
            }
            Failure ended = pause(Math.min(left + closed.later(shared.random), remaining - 1));
            if (ended != null) {
                return ended;
            }
            now = now();
        }
        return null;
    }

    /** {@return whether there is nothing to wait for at the gate} */
    boolean findsGateOpen() {
        return plan.group() == BreakerGroup.TOKEN || shared.rateLimitPause.closing(now()) == null;
    }

    /** Waits. {@return null when the time is over; else why the call ends here} */
    @Nullable
    Failure pause(long nanos) {
        Sleeper.End end = shared.sleeper.pause(Duration.ofNanos(nanos));
        return switch (end) {
            case ELAPSED -> null;
            case INTERRUPTED -> FailureMapper.interrupted(this);
            case CLOSED -> FailureMapper.closed(this);
        };
    }

    /** {@return null while the call may go on; else why it ends here} */
    @Nullable
    public Failure ended() {
        if (Thread.currentThread().isInterrupted()) {
            return FailureMapper.interrupted(this);
        }
        if (shared.isClosed() || cancelled) {
            return FailureMapper.closed(this);
        }
        return remainingNanos() > 0 ? null : FailureMapper.deadline(this);
    }

    /** Ends the call from another thread. A pause between attempts is waited for. */
    public void cancel() {
        cancelled = true;
        InFlightRequest current = inFlight;
        if (current != null) {
            current.decide(InFlightRequest.End.CLOSED);
            current.cancel();
        }
    }

    /** {@return whether a refused credential was replaced by one that makes another attempt worthwhile} */
    boolean renew(Credential refused) {
        if (renewed || refused.isNone()) {
            return false;
        }
        renewed = true;
        return shared.credentials.renewAfterRefusal(refused, this);
    }

    /** Counts a request. {@return its number} */
    int sending(InFlightRequest request) {
        inFlight = request;
        if (cancelled) { // between the last look and now, when there was nothing to cancel
            request.decide(InFlightRequest.End.CLOSED);
            request.cancel();
        }
        return ++attempts;
    }

    /** Takes back what {@link #sending} counted. */
    void notSent() {
        attempts--;
    }

    /** {@return how many requests were sent} */
    int attempts() {
        return attempts;
    }

    /** Notes what a request may have done; the worst that any may have done is what the call may have done. */
    public void happened(Outcome outcome) {
        if (outcome.compareTo(worst) > 0) {
            worst = outcome;
        }
    }

    /** {@return what the call may have done so far} */
    Outcome worst() {
        return worst;
    }

    /** {@return the key that all attempts of this call carry} */
    String idempotencyKey() {
        String key = idempotencyKey;
        if (key == null) {
            key = options.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString());
            idempotencyKey = key;
        }
        return key;
    }

    /** Never shows what is secret about a credential in what is said about this call. */
    void conceal(Iterable<Secret> secrets) {
        masker = masker.and(secrets);
        OperationContext operation = options.operation().orElse(null);
        if (operation != null) {
            operation.conceal(secrets);
        }
    }

    /** {@return what hides the secrets of this call} */
    public Masker masker() {
        return masker;
    }

    String masked(String text) {
        return masker.mask(text);
    }

    /** The consumer of a stream took its time, which is none of the call's. */
    public void excuse(long nanos) {
        if (deadlineAt != Nanos.UNLIMITED) {
            deadlineAt += nanos;
        }
    }

    public long now() {
        return shared.time.nanoTime();
    }

    /** {@return by the monotonic clock; {@link Nanos#UNLIMITED} for none} */
    public long deadlineAt() {
        return deadlineAt;
    }

    /** {@return what the deadline allowed the whole call} */
    Duration allowed() {
        return Duration.ofNanos(allowed);
    }

    long remainingNanos() {
        return deadlineAt == Nanos.UNLIMITED ? Nanos.UNLIMITED : deadlineAt - now();
    }

    Duration elapsed() {
        return Duration.ofNanos(now() - startedAt);
    }

    /** Starts the evidence of an error, with all that is known by now. */
    public ErrorContext.Builder evidence(String summary) {
        return ErrorContext.of(shared.provider, plan.operation())
                .request(plan.request())
                .summary(plan.subject() + summary)
                .outcome(worst)
                .tried(attempts, elapsed());
    }

    @Override
    public String provider() {
        return shared.provider;
    }

    @Override
    public String operation() {
        return plan.operation();
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    @Override
    public Optional<Secret> tenantCredential() {
        return options.credential();
    }

    @Override
    public TimeSource time() {
        return shared.time;
    }

    @Override
    public TokenEndpoint tokenEndpoint() {
        return new TokenCalls(this);
    }
}
