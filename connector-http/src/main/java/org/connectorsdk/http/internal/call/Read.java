package org.connectorsdk.http.internal.call;

import io.vavr.control.Either;
import java.io.IOException;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.answer.Envelopes;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.ProgressSource;
import org.connectorsdk.http.internal.transport.RequestScope;
import org.jspecify.annotations.Nullable;

/** The last step: reads the answer, and closes it unless it stays open. A body that breaks off is noticed here. */
record Read() implements Step {
    @Override
    public <T> Either<Failure, T> proceed(CallContext<T> call) {
        AttemptLog sent = call.sent();
        InFlightRequest inFlight = sent.inFlight();
        try {
            return read(call, sent.answer(), inFlight);
        } catch (IOException e) {
            return Either.left(sent.failed(FailureMapper.transport(call, inFlight, e, call.isReplayable())));
        }
    }

    private static <T> Either<Failure, T> read(CallContext<T> call, Response answer, InFlightRequest inFlight)
            throws IOException {
        ContentCodings codings = ContentCodings.of(answer.headers());
        String undecodable = codings.problem();
        Source content = new ProgressSource(answer.body().source(), inFlight);
        BufferedSource body = Okio.buffer(undecodable == null ? codings.decoded(content) : new Buffer());
        boolean staysOpen = false;
        try {
            noteLimits(call, answer);
            AnswerHeads.show(call, answer);
            Either<Failure, T> result = undecodable != null
                            && answer.isSuccessful()
                            && call.plan.reader().needsReadableBody()
                    ? undecodable(call, undecodable, answer.code(), inFlight)
                    : byStatus(call, answer, body, inFlight);
            staysOpen = result.isRight() && inFlight.isKept();
            return result;
        } finally {
            if (!staysOpen) {
                answer.close();
            }
        }
    }

    private static void noteLimits(CallContext<?> call, Response answer) {
        ClientContext shared = call.shared;
        shared.tell(answer.headers());
        ServerHints hints = call.options.hints().orElse(null);
        if (hints != null) {
            long asked = RetryAfter.asked(answer.headers(), answer.code(), shared.time.now());
            hints.pause(Duration.ofNanos(Math.max(0, asked)));
            if (shared.limits.rateLimit() > 0) {
                hints.requestsPerSecond(shared.limits.rateLimit());
            }
        }
    }

    private static <T> Either<Failure, T> undecodable(
            CallContext<T> call, String problem, int status, InFlightRequest inFlight) {
        inFlight.cancel();
        return Either.left(FailureMapper.undecodable(call, problem, status, inFlight));
    }

    private static <T> Either<Failure, T> byStatus(
            CallContext<T> call, Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
        if (answer.isSuccessful()) {
            return accepted(call, answer, body, inFlight);
        }
        return answer.code() < 400 ? moved(call, answer, body, inFlight) : refused(call, answer, body, inFlight);
    }

    private static <T> Either<Failure, T> accepted(
            CallContext<T> call, Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
        AnswerReader<T> reader = call.plan.reader();
        if (!reader.takesPages() && ErrorBody.isPage(answer.header("Content-Type"))) {
            ErrorBody page = ErrorBody.take(call.plan.operation(), answer, body, inFlight);
            return Either.left(FailureMapper.notAnApi(call, page, inFlight));
        }
        int status = answer.code();
        if (reader.needsBody() && (status == 204 || status == 205)) {
            return Either.left(FailureMapper.noContent(call, status, inFlight));
        }
        T value;
        try {
            value = reader.read(answer, body, inFlight);
        } catch (FailureAnswer e) {
            return Either.left(FailureMapper.reported(call, e, answer));
        } catch (UnreadableAnswer e) {
            inFlight.cancel(); // what is left of it is not worth reading
            return Either.left(FailureMapper.unreadable(call, e, answer, inFlight));
        }
        VendorError inside = Envelopes.failureIn(value);
        return inside == null ? Either.right(value) : Either.left(FailureMapper.envelope(call, inside, answer));
    }

    private static <T> Either<Failure, T> moved(
            CallContext<T> call, Response answer, BufferedSource body, InFlightRequest inFlight) {
        Request request = call.request();
        String location = answer.header("Location");
        HttpUrl target = location == null ? null : request.url().resolve(location);
        if (target != null && call.mayBeRedirected() && isFollowed(call, request, answer.code(), target)) {
            call.redirectTo(request.newBuilder().url(target).build());
            return Either.left(FailureMapper.moved(call, answer, target, inFlight));
        }
        ErrorBody page = ErrorBody.take(call.plan.operation(), answer, body, inFlight);
        return Either.left(FailureMapper.redirect(call, page, target, inFlight));
    }

    private static boolean isFollowed(CallContext<?> call, Request request, int status, HttpUrl target) {
        RequestScope border = request.tag(RequestScope.class);
        return Origins.same(target, call.shared.base)
                && (border == null || border.holds(target))
                && request.method().equals("GET")
                && status != 300
                && status < 309;
    }

    private static <T> Either<Failure, T> refused(
            CallContext<T> call, Response answer, BufferedSource body, InFlightRequest inFlight) {
        ErrorBody refusal = ErrorBody.take(call.plan.operation(), answer, body, inFlight);
        call.refusedBy(refusal);
        InFlightRequest.End end = inFlight.end();
        if (end == InFlightRequest.End.INTERRUPTED || end == InFlightRequest.End.CLOSED) {
            return Either.left(FailureMapper.ended(call, inFlight, end, call.isReplayable()));
        }
        T gone = gone(call, answer);
        return gone == null
                ? Either.left(StatusErrorMapper.of(call, refusal, inFlight, call.isReplayable()))
                : Either.right(gone);
    }

    /**
     * {@return what the caller gets when the repeat of a deletion of ours finds nothing any more; null if it is not
     * that}
     */
    private static <T> @Nullable T gone(CallContext<T> call, Response answer) {
        boolean repeated = answer.code() == 404
                && call.worst() == Outcome.UNKNOWN
                && call.request().method().equals("DELETE");
        return repeated ? call.plan.reader().gone(answer) : null;
    }
}
