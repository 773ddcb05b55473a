package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import okhttp3.Request;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.call.Sleeper;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.Pause;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.http.auth.AuthCall;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.auth.TokenEndpoint;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Nanos;
import org.connectorsdk.http.internal.transport.SecretBearingBody;
import org.connectorsdk.http.internal.transport.SentSecrets;
import org.connectorsdk.http.internal.transport.UploadRequestBody;
import org.jspecify.annotations.Nullable;

/**
 * All that changes during one call of an API method: its time, its request, its attempts, and what is known of their
 * effect. On the caller's thread from beginning to end; the {@link Chain} says what happens.
 *
 * @param <T> what the caller gets
 */
public final class CallContext<T> implements AuthCall {
    public final ClientContext shared;
    final OperationPlan<T> plan;
    final CallOptions options;
    final CallObservation observed;

    private final long startedAt;
    private final long allowed;
    private long deadlineAt;
    private final int mostTries;
    private int attempts;
    private Outcome worst = Outcome.NOT_SENT;
    private boolean renewed;
    private boolean finished;
    private volatile boolean cancelled;
    private volatile @Nullable InFlightRequest inFlight;
    private @Nullable String idempotencyKey;
    private Masker masker = Masker.none();
    private @Nullable Request request;
    private Credential credential = Credential.none();
    private int mostRedirects;
    private int redirects;
    private @Nullable AttemptLog sent;
    private @Nullable ErrorBody refusal;
    private @Nullable Completion completion;

    /**
     * Begins a call; its time runs from here.
     *
     * @param shared what all calls share
     * @param plan what is known of the operation
     * @param options what the caller wants differently
     */
    public CallContext(ClientContext shared, OperationPlan<T> plan, CallOptions options) {
        this(shared, plan, options, observed(shared, plan, options));
    }

    /**
     * Begins a call whose observation has begun.
     *
     * @param observed sees it
     */
    CallContext(ClientContext shared, OperationPlan<T> plan, CallOptions options, CallObservation observed) {
        this.shared = shared;
        this.plan = plan.with(options);
        this.options = options;
        this.startedAt = shared.time.nanoTime() - options.waited().toNanos();
        this.allowed = Nanos.of(options.deadline(), shared.limits.deadline(plan.timeout()));
        this.deadlineAt = allowed == Nanos.UNLIMITED ? Nanos.UNLIMITED : startedAt + allowed;
        int wanted = options.maxAttempts().orElse(shared.limits.attempts());
        this.mostTries = plan.maxAttempts() == 0 ? wanted : Math.min(wanted, plan.maxAttempts());
        this.observed = observed;
    }

    private static CallObservation observed(ClientContext shared, OperationPlan<?> plan, CallOptions options) {
        if (shared.observer == Observer.NONE) {
            return CallObservation.NONE;
        }
        CallStart start = plan.start(shared.provider, shared.account);
        return options.operation()
                .flatMap(OperationContext::observation)
                .map(operation -> operation.call(start))
                .orElseGet(() -> shared.observer.call(start));
    }

    /** Makes the call. Blocks. {@return what the caller gets; never throws for what a server or network does} */
    public Either<ConnectorError, T> run(Request first) {
        if (SentSecrets.mayBeIn(first, options.headers())) {
            conceal(new SentSecrets(first, options.headers()));
        }
        if (first.body() instanceof SecretBearingBody confidential) {
            conceal(confidential.secrets());
        }
        return Chain.CALLS.run(this, first);
    }

    /**
     * Tells the observer that the call is over; for an answer that stays open, whoever reads it does. Only the first
     * time counts.
     */
    public void finish(@Nullable ConnectorError error) {
        if (observed != CallObservation.NONE && isFirstEnd()) {
            observed.end(new CallEnd(attempts, elapsed(), Optional.ofNullable(error)));
        }
    }

    private synchronized boolean isFirstEnd() { // for the reader of a stream, and whoever closes the client
        boolean before = finished;
        finished = true;
        return !before;
    }

    /** Waits. {@return null when the time is over; else why the call ends here} */
    @Nullable
    Failure pause(Pause.Reason reason, long nanos) {
        long begun = now();
        Sleeper.End end = shared.sleeper.pause(Duration.ofNanos(nanos));
        paused(reason, begun);
        return switch (end) {
            case ELAPSED -> null;
            case INTERRUPTED -> FailureMapper.interrupted(this);
            case CLOSED -> FailureMapper.closed(this);
        };
    }

    /** The call waited, since that reading of the monotonic clock. */
    void paused(Pause.Reason reason, long begun) {
        if (observed != CallObservation.NONE) {
            observed.paused(new Pause(reason, Duration.ofNanos(now() - begun)));
        }
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

    /** {@return the breaker that watches the operation; null when none does} */
    @Nullable
    AttemptBreaker breaker() {
        return shared.breakers.of(plan.group());
    }

    /** {@return how many attempts may be made, without one that a replaced credential makes worthwhile} */
    int mostTries() {
        return mostTries;
    }

    /** {@return what to send} */
    Request request() {
        return Objects.requireNonNull(request);
    }

    /** {@return whether the body can be sent once more} */
    boolean isReplayable() {
        return !(request().body() instanceof UploadRequestBody upload) || upload.isReplayable();
    }

    /** Says what to send. */
    void begin(Request first) {
        request = first;
    }

    /** Has another one sent from now on, as the answer moved it. */
    void redirectTo(Request moved) {
        redirects++;
        request = moved;
    }

    /** Says how many redirects may be followed in all; none if nobody does. */
    void allowRedirects(int most) {
        mostRedirects = most;
    }

    /** {@return whether one redirect more may be followed} */
    boolean mayBeRedirected() {
        return redirects < mostRedirects;
    }

    /** Has the next requests sent with it, and hides it. */
    void authenticate(Credential value) {
        credential = value;
        Iterable<Secret> secrets = value.secrets();
        conceal(masker == Masker.none() ? shared.credentialMask.of(secrets) : masker.and(secrets), secrets);
    }

    /** {@return what the request is sent with} */
    Credential credential() {
        return credential;
    }

    /** {@return whether no refused credential was to be replaced before; from now on one was} */
    boolean beginsRenewal() {
        boolean first = !renewed;
        renewed = true;
        return first;
    }

    /** {@return the last request that was sent} */
    AttemptLog sent() {
        return Objects.requireNonNull(sent);
    }

    /** Keeps the answer if it was a refusal; null for none. */
    void refusedBy(@Nullable ErrorBody answer) {
        refusal = answer;
    }

    /** {@return the answer of the last attempt if it was a refusal; null if it was none} */
    @Nullable
    ErrorBody refusal() {
        return refusal;
    }

    /** The answer stays open beyond the call. */
    void leavesOpen(Completion value) {
        completion = value;
    }

    /** {@return what remains to be done for an answer that stays open; null if none does} */
    @Nullable
    public Completion completion() {
        return completion;
    }

    /** Counts a request. {@return its number} */
    int sending(InFlightRequest flying, AttemptLog log) {
        sent = log;
        inFlight = flying;
        if (cancelled) { // between the last look and now, when there was nothing to cancel
            flying.decide(InFlightRequest.End.CLOSED);
            flying.cancel();
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
        worst = worstWith(outcome);
    }

    /** {@return what the call may have done if a request did this} */
    Outcome worstWith(Outcome outcome) {
        return outcome.compareTo(worst) > 0 ? outcome : worst;
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

    /** Never shows what is secret about a credential in what is reported about this call. */
    void conceal(Iterable<Secret> secrets) {
        conceal(masker.and(secrets), secrets);
    }

    private void conceal(Masker hidesThem, Iterable<Secret> secrets) {
        masker = hidesThem;
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

    public long remainingNanos() {
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
