package org.connectorsdk.http;

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
import org.connectorsdk.http.Failure.Health;
import org.connectorsdk.http.Failure.Repeat;
import org.connectorsdk.http.LiveConnections.StaleConnectionException;
import org.connectorsdk.http.auth.Credential;
import org.connectorsdk.http.json.FailureAnswer;
import org.connectorsdk.http.json.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the attempts of one call, one after the other: gets the permits and the credential, sends the request, reads the
 * answer. Waiting holds no lock, and no place but for the moment at which the rate allows the request.
 *
 * @param <T> what the caller gets
 */
final class Attempt<T> {
    /** RFC 9110 section 15.4 leaves the number to clients; an API that moves has moved once. */
    private static final int MOST_REDIRECTS = 5;

    private final OneCall<T> call;
    private final Pipeline pipe;
    private final CallPlan<T> plan;
    private final boolean isToken;
    private Request request;
    private Credential credential = Credential.none();
    private int redirects;
    private boolean again;
    private boolean keptPlace;
    private @Nullable T value;
    private @Nullable ErrorBody refusal;
    private long sentAt;

    Attempt(OneCall<T> call, Request request) {
        this.call = call;
        this.pipe = call.pipe;
        this.plan = call.plan;
        this.isToken = plan.lane() == Lane.TOKEN;
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
        Fuse fuse = pipe.fuses.of(plan.lane());
        Failure refused = admit(fuse);
        if (refused != null) {
            return refused;
        }
        try {
            return fuse == null ? sendAndFollow() : sendWatchedBy(fuse);
        } finally {
            if (!isToken && !keptPlace) {
                pipe.permits.leave();
            }
        }
    }

    private @Nullable Failure sendWatchedBy(Fuse fuse) {
        if (!fuse.enter()) {
            return Faults.circuitOpen(call, fuse);
        }
        Health health = Health.UNTOLD;
        try {
            Failure failure = sendAndFollow();
            health = failure == null ? Health.GOOD : failure.health();
            return failure;
        } finally {
            fuse.report(keptPlace ? Health.UNTOLD : health); // of an answer that stays open its reader tells
        }
    }

    /** Gets everything that a request needs. {@return null when it may be sent, and has its place} */
    private @Nullable Failure admit(@Nullable Fuse fuse) {
        Failure refused = call.ended();
        if (refused == null && fuse != null && fuse.isOpen()) {
            refused = Faults.circuitOpen(call, fuse);
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
            pipe.permits.leave();
            if (refused != null) {
                return refused;
            }
        }
    }

    private @Nullable Failure passLimiter() {
        long wait = pipe.permits.reserve(call.remainingNanos());
        if (wait < 0) {
            return Faults.noPermit(call, HttpSettings.RATE_LIMIT);
        }
        return wait == 0 ? null : call.pause(wait);
    }

    private @Nullable Failure takeCredential() {
        var obtained = pipe.credentials.obtain(call);
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
        while (!pipe.permits.enter()) {
            Failure ended = call.ended();
            if (ended != null) {
                return ended.error().kind() == ErrorKind.TIMEOUT
                        ? Faults.noPermit(call, HttpSettings.MAX_CONCURRENT)
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
        Flight flight = newFlight();
        Request outgoing = Outgoing.request(call, request, credential, flight);
        OkHttpClient client = pipe.client();
        Call http = client.newCall(outgoing);
        flight.carries(http);
        flight.goesThrough(client);
        if (!pipe.watchdog.add(flight)) {
            return Faults.closed(call);
        }
        SentRequest sent = new SentRequest(call, flight, outgoing);
        sentAt = sent.sentAt();
        try {
            Response answer = execute(http);
            sent.answered(answer);
            Failure failure = take(answer, flight);
            keptPlace = failure == null && flight.isKept();
            if (keptPlace) {
                flight.keepPlace();
            }
            return failure;
        } catch (StaleConnectionException e) {
            sent.retract();
            Failure ended = call.ended();
            again = ended == null; // the pool has forgotten the connection
            return ended;
        } catch (IOException e) {
            return sent.failed(Faults.transport(call, flight, e, isReplayable()));
        } catch (RuntimeException e) {
            return sent.failed(Faults.unexpected(call, flight, e));
        } finally {
            if (!keptPlace) {
                pipe.land(flight);
            }
            sent.close(); // last, as it asks an observer
        }
    }

    /** The client is Kotlin, whose waits throw {@link InterruptedException} without saying so, the flag taken down. */
    static Response execute(Call http) throws IOException {
        try {
            return http.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Flight newFlight() {
        Tuning tuning = pipe.tuning;
        long now = call.now();
        boolean patient = plan.timeout() == TimeoutClass.SLOW;
        Flight flight = new Flight(now, tuning.connectTimeout(), tuning.idleTimeout(), patient, !plan.survivesRepeat());
        long attempt = Nanos.of(call.options.attemptTimeout(), Nanos.UNLIMITED);
        boolean shorter = attempt < call.remainingNanos();
        flight.deadline(shorter ? now + attempt : call.deadlineAt(), shorter);
        return flight;
    }

    private void noteHints(Headers headers, int status) {
        ServerHints hints = call.options.hints().orElse(null);
        if (hints == null) {
            return;
        }
        long asked = RetryAfter.asked(headers, status, pipe.time.now());
        hints.pause(Duration.ofNanos(Math.max(0, asked)));
        if (pipe.tuning.rateLimit() > 0) {
            hints.requestsPerSecond(pipe.tuning.rateLimit());
        }
    }

    private @Nullable Failure take(Response answer, Flight flight) throws IOException {
        ContentCodings codings = ContentCodings.of(answer.headers());
        String unreadable = codings.problem();
        Source content = new ProgressSource(answer.body().source(), flight);
        BufferedSource body = Okio.buffer(unreadable == null ? codings.decoded(content) : new Buffer());
        boolean keep = false;
        try {
            pipe.tell(answer.headers());
            int status = answer.code();
            noteHints(answer.headers(), status);
            Failure failure;
            if (status >= 200
                    && status < 300
                    && unreadable != null
                    && (isToken || plan.reader().needsBody())) {
                flight.cancel();
                failure = Faults.undecodable(call, unreadable, status, flight);
            } else if (status >= 200 && status < 300) {
                failure = accepted(answer, body, flight);
                keep = failure == null && flight.isKept();
            } else if (status < 400) {
                failure = movedAway(answer, body, flight);
            } else {
                failure = refused(answer, body, flight);
            }
            return failure;
        } finally {
            if (!keep) {
                answer.close();
            }
        }
    }

    private @Nullable Failure accepted(Response answer, BufferedSource body, Flight flight) throws IOException {
        AnswerReader<T> reader = plan.reader();
        if (!reader.takesPages() && ErrorBody.isPage(answer.header("Content-Type"))) {
            return Faults.notAnApi(call, ErrorBody.take(plan.operation(), answer, body, flight), flight);
        }
        int status = answer.code();
        if (reader.needsBody() && (status == 204 || status == 205)) {
            return Faults.noContent(call, status, flight);
        }
        try {
            value = reader.read(answer, body, flight);
        } catch (FailureAnswer e) {
            return Faults.said(call, e, answer, flight);
        } catch (UnreadableAnswer e) {
            flight.cancel(); // what is left of it is not worth reading
            return Faults.unreadable(call, e, answer, flight);
        }
        VendorError inside = Envelopes.failureIn(value);
        return inside == null ? null : Faults.envelope(call, inside, answer, flight);
    }

    private @Nullable Failure movedAway(Response answer, BufferedSource body, Flight flight) {
        String location = answer.header("Location");
        HttpUrl target = location == null ? null : request.url().resolve(location);
        Border border = request.tag(Border.class);
        boolean follow = target != null
                && Origins.same(target, pipe.base)
                && (border == null || border.holds(target))
                && request.method().equals("GET")
                && !isToken
                && answer.code() != 300
                && answer.code() < 309
                && redirects < MOST_REDIRECTS;
        if (!follow) {
            return Faults.redirect(call, ErrorBody.take(plan.operation(), answer, body, flight), target, flight);
        }
        redirects++;
        again = true;
        request = request.newBuilder().url(target).build();
        return null;
    }

    private @Nullable Failure refused(Response answer, BufferedSource body, Flight flight) {
        ErrorBody error = ErrorBody.take(plan.operation(), answer, body, flight);
        refusal = error;
        Flight.End end = flight.end();
        if (end == Flight.End.INTERRUPTED || end == Flight.End.CLOSED) {
            return Faults.ended(call, flight, end, isReplayable());
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
        Failure failure = Faults.refused(call, error, flight, isReplayable());
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
