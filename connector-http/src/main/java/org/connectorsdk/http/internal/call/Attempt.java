package org.connectorsdk.http.internal.call;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.answer.Envelopes;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.HttpLimits;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Nanos;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.ProgressSource;
import org.connectorsdk.http.internal.transport.RequestScope;
import org.connectorsdk.http.internal.transport.UploadRequestBody;
import org.connectorsdk.http.operation.Operation.TimeoutClass;
import org.connectorsdk.http.settings.HttpSettings;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.internal.transport.StaleConnectionInterceptor.StaleConnectionException;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of one call, one after the other: gets the permits and the credential, sends the request, reads the
 * answer. Waiting holds no lock, and no place but for the moment at which the rate allows the request.
 *
 * @param <T> what the caller gets
 */
public final class Attempt<T> {
    /** RFC 9110 section 15.4 leaves the number to clients; an API that moves has moved once. */
    private static final int MOST_REDIRECTS = 5;

    private final CallContext<T> call;
    private final ClientContext shared;
    private final OperationPlan<T> plan;
    private final boolean isToken;
    private Request request;
    private Credential credential = Credential.none();
    private int redirects;
    private boolean again;
    private boolean keptPlace;
    private @Nullable T value;
    private @Nullable ErrorBody refusal;
    private long sentAt;

    Attempt(CallContext<T> call, Request request) {
        this.call = call;
        this.shared = call.shared;
        this.plan = call.plan;
        this.isToken = plan.group() == BreakerGroup.TOKEN;
        this.request = request;
    }

    /** {@return what was read by the attempt that succeeded} */
    T value() {
        return Objects.requireNonNull(value);
    }

    /** {@return whether the answer stays open for somebody who reads it piece by piece} */
    boolean isKept() {
        return keptPlace;
    }

    /** {@return the last answer, if it was a refusal} */
    @Nullable
    ErrorBody refusal() {
        return refusal;
    }

    /** {@return reading of the monotonic clock when the last request was sent} */
    long sentAt() {
        return sentAt;
    }

    /** Makes one attempt. {@return null when it succeeded} */
    @Nullable
    Failure make() {
        refusal = null;
        AttemptBreaker breaker = shared.fuses.of(plan.group());
        Failure refused = admit(breaker);
        if (refused != null) {
            return refused;
        }
        try {
            return breaker == null ? sendAndFollow() : sendWatchedBy(breaker);
        } finally {
            if (!isToken && !keptPlace) {
                shared.permits.leave();
            }
        }
    }

    private @Nullable Failure sendWatchedBy(AttemptBreaker breaker) {
        if (!breaker.enter()) {
            return FailureMapper.circuitOpen(call, breaker);
        }
        Health health = Health.UNTOLD;
        try {
            Failure failure = sendAndFollow();
            health = failure == null ? Health.GOOD : failure.health();
            return failure;
        } finally {
            breaker.report(keptPlace ? Health.UNTOLD : health); // of an answer that stays open its reader tells
        }
    }

    /** Gets everything that a request needs. {@return null when it may be sent, and has its place} */
    private @Nullable Failure admit(@Nullable AttemptBreaker breaker) {
        Failure refused = call.ended();
        if (refused == null && breaker != null && breaker.isOpen()) {
            refused = FailureMapper.circuitOpen(call, breaker);
        }
        if (refused != null || isToken) {
            return refused;
        }
        refused = call.passGate();
        if (refused == null) {
            refused = takeCredential();
        }
        return refused == null ? takeTurn() : refused;
    }

    /**
     * The place comes before the permit of the rate: permits that wait with their calls for places would be used in one burst. The
     * gate may close during each wait, and whoever waits there holds no place.
     */
    private @Nullable Failure takeTurn() {
        while (true) {
            Failure refused = call.passGate();
            if (refused == null) {
                refused = takePlace();
            }
            if (refused != null) {
                return refused;
            }
            refused = passLimiter();
            if (refused == null && call.findsGateOpen()) {
                return null;
            }
            shared.permits.leave();
            if (refused != null) {
                return refused;
            }
        }
    }

    private @Nullable Failure passLimiter() {
        long wait = shared.permits.reserve(call.remainingNanos());
        if (wait < 0) {
            return FailureMapper.noPermit(call, HttpSettings.RATE_LIMIT);
        }
        return wait == 0 ? null : call.pause(wait);
    }

    private @Nullable Failure takeCredential() {
        var obtained = shared.credentials.obtain(call);
        if (obtained.isLeft()) {
            ConnectorError error = obtained.getLeft();
            return Failure.local(error.withContext(
                    error.context().toBuilder().outcome(call.worst()).build()));
        }
        credential = obtained.get();
        call.conceal(credential.secrets());
        return call.ended();
    }

    private @Nullable Failure takePlace() {
        while (!shared.permits.enter()) {
            Failure ended = call.ended();
            if (ended != null) {
                return ended.error().kind() == ErrorKind.TIMEOUT
                        ? FailureMapper.noPermit(call, HttpSettings.MAX_CONCURRENT)
                        : ended;
            }
        }
        return null;
    }

    private @Nullable Failure sendAndFollow() {
        Failure failure;
        do {
            again = false;
            failure = send();
        } while (again);
        return failure;
    }

    private @Nullable Failure send() {
        InFlightRequest inFlight = newFlight();
        Request outgoing = RequestDecorator.request(call, request, credential, inFlight);
        OkHttpClient client = shared.client();
        Call http = client.newCall(outgoing);
        inFlight.carries(http);
        inFlight.goesThrough(client);
        if (!shared.watchdog.add(inFlight)) {
            return FailureMapper.closed(call);
        }
        AttemptLog sent = new AttemptLog(call, inFlight, outgoing);
        sentAt = sent.sentAt();
        try {
            Response answer = execute(http);
            sent.answered(answer);
            Failure failure = take(answer, inFlight);
            keptPlace = failure == null && inFlight.isKept();
            if (keptPlace) {
                inFlight.keepPermit();
            }
            return failure;
        } catch (StaleConnectionException e) {
            sent.retract();
            Failure ended = call.ended();
            again = ended == null; // the pool has forgotten the connection
            return ended;
        } catch (IOException e) {
            return sent.failed(FailureMapper.transport(call, inFlight, e, isReplayable()));
        } catch (RuntimeException e) {
            return sent.failed(FailureMapper.unexpected(call, inFlight, e));
        } finally {
            if (!keptPlace) {
                shared.release(inFlight);
            }
            sent.close(); // last, as it asks an observer
        }
    }

    /** The client is Kotlin, whose waits throw {@link InterruptedException} without saying so, the flag taken down. */
    public static Response execute(Call http) throws IOException {
        try {
            return http.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private InFlightRequest newFlight() {
        HttpLimits limits = shared.limits;
        long now = call.now();
        boolean patient = plan.timeout() == TimeoutClass.SLOW;
        InFlightRequest inFlight = new InFlightRequest(now, limits.connectTimeout(), limits.idleTimeout(), patient, !plan.survivesRepeat());
        long attempt = Nanos.of(call.options.attemptTimeout(), Nanos.UNLIMITED);
        boolean shorter = attempt < call.remainingNanos();
        inFlight.deadline(shorter ? now + attempt : call.deadlineAt(), shorter);
        return inFlight;
    }

    private void noteHints(Headers headers, int status) {
        ServerHints hints = call.options.hints().orElse(null);
        if (hints == null) {
            return;
        }
        long asked = RetryAfter.asked(headers, status, shared.time.now());
        hints.pause(Duration.ofNanos(Math.max(0, asked)));
        if (shared.limits.rateLimit() > 0) {
            hints.requestsPerSecond(shared.limits.rateLimit());
        }
    }

    private @Nullable Failure take(Response answer, InFlightRequest inFlight) throws IOException {
        ContentCodings codings = ContentCodings.of(answer.headers());
        String unreadable = codings.problem();
        Source content = new ProgressSource(answer.body().source(), inFlight);
        BufferedSource body = Okio.buffer(unreadable == null ? codings.decoded(content) : new Buffer());
        boolean keep = false;
        try {
            shared.tell(answer.headers());
            int status = answer.code();
            noteHints(answer.headers(), status);
            Failure failure;
            if (status >= 200
                    && status < 300
                    && unreadable != null
                    && (isToken || plan.reader().needsBody())) {
                inFlight.cancel();
                failure = FailureMapper.undecodable(call, unreadable, status, inFlight);
            } else if (status >= 200 && status < 300) {
                failure = accepted(answer, body, inFlight);
                keep = failure == null && inFlight.isKept();
            } else if (status < 400) {
                failure = movedAway(answer, body, inFlight);
            } else {
                failure = refused(answer, body, inFlight);
            }
            return failure;
        } finally {
            if (!keep) {
                answer.close();
            }
        }
    }

    private @Nullable Failure accepted(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
        AnswerReader<T> reader = plan.reader();
        if (!reader.takesPages() && ErrorBody.isPage(answer.header("Content-Type"))) {
            return FailureMapper.notAnApi(call, ErrorBody.take(plan.operation(), answer, body, inFlight), inFlight);
        }
        int status = answer.code();
        if (reader.needsBody() && (status == 204 || status == 205)) {
            return FailureMapper.noContent(call, status, inFlight);
        }
        try {
            value = reader.read(answer, body, inFlight);
        } catch (FailureAnswer e) {
            return FailureMapper.said(call, e, answer, inFlight);
        } catch (UnreadableAnswer e) {
            inFlight.cancel(); // what is left of it is not worth reading
            return FailureMapper.unreadable(call, e, answer, inFlight);
        }
        VendorError inside = Envelopes.failureIn(value);
        return inside == null ? null : FailureMapper.envelope(call, inside, answer, inFlight);
    }

    private @Nullable Failure movedAway(Response answer, BufferedSource body, InFlightRequest inFlight) {
        String location = answer.header("Location");
        HttpUrl target = location == null ? null : request.url().resolve(location);
        RequestScope border = request.tag(RequestScope.class);
        boolean follow = target != null
                && Origins.same(target, shared.base)
                && (border == null || border.holds(target))
                && request.method().equals("GET")
                && !isToken
                && answer.code() != 300
                && answer.code() < 309
                && redirects < MOST_REDIRECTS;
        if (!follow) {
            return FailureMapper.redirect(call, ErrorBody.take(plan.operation(), answer, body, inFlight), target, inFlight);
        }
        redirects++;
        again = true;
        request = request.newBuilder().url(target).build();
        return null;
    }

    private @Nullable Failure refused(Response answer, BufferedSource body, InFlightRequest inFlight) {
        ErrorBody error = ErrorBody.take(plan.operation(), answer, body, inFlight);
        refusal = error;
        InFlightRequest.End end = inFlight.end();
        if (end == InFlightRequest.End.INTERRUPTED || end == InFlightRequest.End.CLOSED) {
            return FailureMapper.ended(call, inFlight, end, isReplayable());
        }
        int status = answer.code();
        T gone = status == 404
                        && call.worst() == Outcome.UNKNOWN
                        && request.method().equals("DELETE")
                ? plan.reader().gone(answer)
                : null;
        if (gone != null) {
            value = gone;
            return null;
        }
        Failure failure = FailureMapper.refused(call, error, inFlight, isReplayable());
        if (status == 401 && call.renew(credential) && isReplayable()) {
            return new Failure(failure.error(), Repeat.RENEWED, -1, Health.GOOD);
        }
        return failure;
    }

    /** {@return whether the body can be sent once more} */
    private boolean isReplayable() {
        return !(request.body() instanceof UploadRequestBody upload) || upload.isReplayable();
    }
}
