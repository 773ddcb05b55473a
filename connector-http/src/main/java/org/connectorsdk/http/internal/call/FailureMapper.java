package org.connectorsdk.http.internal.call;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.UndecodableAnswer;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.Unprocessed;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.settings.HttpSettings;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.internal.framing.EndlessPartException;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.jspecify.annotations.Nullable;

/** Says what went wrong: the one place where failures of any origin become errors with a kind, an outcome and a rule for repeats. */
public final class FailureMapper {
    private static final String CHECK_ADDRESS =
            "Check the setting " + HttpSettings.BASE_URL + ", the proxy and single sign-on";

    private static final int DEEPEST_CAUSE = 20;

    private FailureMapper() {}

    // What is refused here, before anything is sent.

    static @Nullable Failure beforeSending(CallContext<?> call, Request request) {
        if (!Origins.same(request.url(), call.shared.base)) {
            String summary = "the address of the request is on " + Origins.text(request.url()) + ", not on "
                    + Origins.text(call.shared.base);
            return Failure.local(
                    new ConnectorError.InvalidRequest(call.evidence(summary).build(), List.of()));
        }
        MissingSetting missing = call.shared.missing;
        ConnectorError refusal = missing == null ? null : missing.refusal(call);
        return refusal == null ? null : Failure.local(refusal);
    }

    static Failure interrupted(CallContext<?> call) {
        ErrorContext context =
                call.evidence("the calling thread was interrupted").build();
        return Failure.local(new ConnectorError.Interrupted(context, Optional.empty()));
    }

    public static Failure closed(CallContext<?> call) {
        return Failure.local(
                new ConnectorError.Closed(call.evidence("the client is closed").build()));
    }

    static Failure deadline(CallContext<?> call) {
        return Failure.local(timeout(call, Limit.DEADLINE));
    }

    static Failure circuitOpen(CallContext<?> call, AttemptBreaker breaker) {
        ErrorContext context = call.evidence("not sent, as too many recent requests failed")
                .retryable(true)
                .retryAt(breaker.retryAt())
                .build();
        return Failure.local(new ConnectorError.CircuitOpen(context));
    }

    static Failure noPermit(CallContext<?> call, String setting) {
        ErrorContext context = call.evidence("no permit came free within " + call.allowed())
                .retryable(true)
                .advice("Make fewer calls, or raise the setting " + setting)
                .build();
        return Failure.local(new ConnectorError.RateLimited(context));
    }

    static Failure heldBack(CallContext<?> call, Instant until) {
        ErrorContext context = call.evidence("the provider asked all calls of this account to wait")
                .retryable(true)
                .retryAt(until)
                .build();
        return Failure.local(new ConnectorError.RateLimited(context));
    }

    /** The server asks for more patience than the call has. */
    static Failure tooLongToWait(Failure failure) {
        return new Failure(
                new ConnectorError.RateLimited(failure.error().context()),
                Repeat.NEVER,
                failure.asked(),
                failure.health());
    }

    // What ended a request that was on its way.

    public static Failure transport(CallContext<?> call, InFlightRequest inFlight, IOException thrown, boolean replayable) {
        boolean processed = inFlight.isSent() && !(inFlight.status() == 0 && Unprocessed.isProvenBy(thrown));
        call.happened(outcome(call, processed, refusal(inFlight)));
        InFlightRequest.End end = inFlight.end();
        if (end == null && Thread.currentThread().isInterrupted()) {
            end = InFlightRequest.End.INTERRUPTED;
        }
        if (end != null) {
            return ended(call, inFlight, end, replayable);
        }
        if (inFlight.isContentFailed()) {
            ErrorContext context = call.evidence("the content to send could not be read: "
                            + thrown.getClass().getName())
                    .build();
            return Failure.local(new ConnectorError.InvalidRequest(context, List.of()));
        }
        IOException unusable = unusable(thrown);
        if (unusable != null) {
            return malformed(call, String.valueOf(unusable.getMessage()), "", inFlight.status(), inFlight);
        }
        if (inFlight.isSent() && !processed) {
            return UnreachableMapper.unprocessed(call, replayable);
        }
        return UnreachableMapper.of(call, inFlight, thrown, repeat(call, processed, replayable));
    }

    /** {@return what says that the answer came, and can be used by nobody; null if nothing does} */
    private static @Nullable IOException unusable(IOException thrown) {
        return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(cause -> cause instanceof EndlessPartException || cause instanceof UndecodableAnswer)
                .map(IOException.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** The client promises {@link IOException} alone; whatever else it throws must not reach the caller either. */
    static Failure unexpected(CallContext<?> call, InFlightRequest inFlight, RuntimeException thrown) {
        call.happened(outcome(call, inFlight.isSent(), refusal(inFlight)));
        InFlightRequest.End end = inFlight.end();
        if (end != null) {
            return ended(call, inFlight, end, false);
        }
        ErrorContext context = call.evidence(
                        "the HTTP client failed by " + thrown.getClass().getName())
                .build();
        return new Failure(
                new ConnectorError.Unreachable(context, ConnectorError.Reason.OTHER), Repeat.NEVER, -1, Health.UNTOLD);
    }

    /** Whether to try again after a request that got no answer. */
    static Repeat repeat(CallContext<?> call, boolean sent, boolean replayable) {
        boolean allowed = !sent || (call.plan.survivesRepeat() && replayable);
        return allowed ? Repeat.LATER : Repeat.NEVER;
    }

    static Failure ended(CallContext<?> call, InFlightRequest inFlight, InFlightRequest.End end, boolean replayable) {
        call.happened(outcome(call, inFlight.isSent(), refusal(inFlight)));
        return switch (end) {
            case INTERRUPTED -> interrupted(call);
            case CLOSED -> closed(call);
            case DEADLINE -> new Failure(timeout(call, Limit.DEADLINE), Repeat.NEVER, -1, Health.BAD);
            case ATTEMPT -> timedOut(call, Limit.ATTEMPT, inFlight, replayable);
            case IDLE -> timedOut(call, Limit.READ, inFlight, replayable);
            case CONNECT -> timedOut(call, Limit.CONNECT, inFlight, replayable);
        };
    }

    /** A refusal whose words were not read to their end is a refusal; the status of a success says less than its body. */
    private static int refusal(InFlightRequest inFlight) {
        return inFlight.status() >= 400 ? inFlight.status() : 0;
    }

    static Failure timedOut(CallContext<?> call, Limit limit, InFlightRequest inFlight, boolean replayable) {
        return new Failure(timeout(call, limit), repeat(call, inFlight.isSent(), replayable), -1, Health.BAD);
    }

    private static ConnectorError timeout(CallContext<?> call, Limit limit) {
        TimeLimit passed = TimeLimit.of(call, limit);
        ErrorContext context = call.evidence(passed.summary())
                .retryable(true)
                .advice(passed.advice())
                .build();
        return new ConnectorError.Timeout(context, limit, passed.value());
    }

    // What came back.

    static Failure noContent(CallContext<?> call, int status, InFlightRequest inFlight) {
        return malformed(call, "answered without the content that is expected", "", status, inFlight);
    }

    static Failure undecodable(CallContext<?> call, String why, int status, InFlightRequest inFlight) {
        return malformed(call, "the answer is " + why, "", status, inFlight);
    }

    public static Failure unreadable(CallContext<?> call, UnreadableAnswer e, Response answer, InFlightRequest inFlight) {
        int status = answer.code();
        if (e.reason() == UnreadableAnswer.Reason.TOO_LARGE) {
            ErrorContext context = answered(call, e.getMessage(), status, inFlight)
                    .requestId(requestId(call, answer))
                    .advice("Raise the setting " + e.setting())
                    .build();
            return good(new ConnectorError.PayloadTooLarge(context, e.limit(), e.setting()));
        }
        if (e.isPage()) {
            String type = ErrorBody.mediaType(answer);
            return page(call, "answered with a page" + named(type) + " instead of JSON", status, type, "", inFlight);
        }
        String summary = (e.path().isEmpty() ? "" : "in the answer, ") + e.getMessage();
        return malformed(call, summary, e.excerpt(call.masker()), status, inFlight);
    }

    private static Failure malformed(CallContext<?> call, String summary, String excerpt, int status, InFlightRequest inFlight) {
        ErrorContext context = answered(call, summary, status, inFlight).build();
        return good(new ConnectorError.MalformedResponse(context, excerpt));
    }

    static Failure notAnApi(CallContext<?> call, ErrorBody body, InFlightRequest inFlight) {
        String excerpt = Excerpts.of(call, body);
        String summary = "answered with a page" + named(body.contentType()) + " instead of JSON";
        return page(call, summary, body.status(), body.contentType(), excerpt, inFlight);
    }

    static Failure redirect(CallContext<?> call, ErrorBody body, @Nullable HttpUrl target, InFlightRequest inFlight) {
        String elsewhere = target == null || Origins.same(target, call.shared.base)
                ? ", which is not followed"
                : " to " + Origins.text(target) + ", which is not followed";
        String summary = Origins.text(call.shared.base) + " redirects" + elsewhere;
        return page(call, summary, body.status(), body.contentType(), Excerpts.of(call, body), inFlight);
    }

    private static String named(String contentType) {
        return contentType.isEmpty() ? "" : " (" + contentType + ")";
    }

    private static Failure page(
            CallContext<?> call, String summary, int status, String contentType, String excerpt, InFlightRequest inFlight) {
        ErrorContext context =
                answered(call, summary, status, inFlight).advice(CHECK_ADDRESS).build();
        return good(new ConnectorError.NotAnApiAnswer(context, contentType, excerpt));
    }

    static Failure envelope(CallContext<?> call, VendorError said, Response answer, InFlightRequest inFlight) {
        call.happened(Outcome.REFUSED);
        return good(StatusErrorMapper.error(call, said, answer.code(), requestId(call, answer)));
    }

    /** The answer says that it is none, in the vendor's words. */
    public static Failure said(CallContext<?> call, FailureAnswer answer, Response response, InFlightRequest inFlight) {
        ErrorBody body = ErrorBody.of(call.plan.operation(), response, answer.said());
        return envelope(call, StatusErrorMapper.decode(call, body), response, inFlight);
    }

    /** The server said no. */
    static Failure refused(CallContext<?> call, ErrorBody body, InFlightRequest inFlight, boolean replayable) {
        return StatusErrorMapper.of(call, body, inFlight, replayable);
    }

    private static Failure good(ConnectorError error) {
        return new Failure(error, Repeat.NEVER, -1, Health.GOOD);
    }

    private static ErrorContext.Builder answered(CallContext<?> call, @Nullable String summary, int status, InFlightRequest inFlight) {
        call.happened(outcome(call, inFlight.isSent(), status));
        return call.evidence(summary == null ? "unreadable" : call.masked(summary))
                .status(status);
    }

    static @Nullable String requestId(CallContext<?> call, Response answer) {
        return requestId(call, answer.headers());
    }

    static @Nullable String requestId(CallContext<?> call, Headers headers) {
        for (String name : call.shared.requestIdHeaders) {
            String id = headers.get(name);
            if (id != null) {
                return call.masked(id);
            }
        }
        return null;
    }

    /**
     * Decides whether the server acted.
     *
     * @param sent whether the first byte of the request may have left
     * @param status of the answer; 0 when none came
     */
    public static Outcome outcome(CallContext<?> call, boolean sent, int status) {
        if (!sent) {
            return Outcome.NOT_SENT;
        }
        boolean saidNo = status >= 400 && status < 500 && status != 408;
        return saidNo || call.plan.safety() == Safety.READ ? Outcome.REFUSED : Outcome.UNKNOWN;
    }
}
