package org.connectorsdk.http.internal.call;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.UndecodableAnswer;
import org.connectorsdk.http.internal.framing.EndlessPartException;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.connectorsdk.http.internal.resilience.AttemptBreaker;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.internal.transport.Unprocessed;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * Maps failures of any origin to a kind, an outcome and a rule for repeats. It changes nothing: the steps of a call
 * apply what a {@link Failure} says.
 */
public final class FailureMapper {
    private static final String CHECK_ADDRESS = "Check " + HttpSettings.BASE_URL + ", the proxy and single sign-on";

    private static final int DEEPEST_CAUSE = 20;

    private FailureMapper() {}

    // Before a request is sent.

    static Failure otherOrigin(CallContext<?> call, HttpUrl address) {
        String summary =
                "not sent: its address is on " + Origins.text(address) + ", not on " + Origins.text(call.shared.base);
        return Failure.local(
                new ConnectorError.InvalidRequest(call.evidence(summary).build(), List.of()));
    }

    static Failure interrupted(CallContext<?> call) {
        return interrupted(call, Outcome.NOT_SENT);
    }

    private static Failure interrupted(CallContext<?> call, Outcome outcome) {
        ErrorContext context =
                evidence(call, outcome, "the calling thread was interrupted").build();
        return Failure.local(new ConnectorError.Interrupted(context, Optional.empty()));
    }

    public static Failure closed(CallContext<?> call) {
        return closed(call, Outcome.NOT_SENT);
    }

    private static Failure closed(CallContext<?> call, Outcome outcome) {
        return Failure.local(new ConnectorError.Closed(
                evidence(call, outcome, "the client is closed").build()));
    }

    static Failure deadline(CallContext<?> call) {
        return Failure.local(timeout(call, Limit.DEADLINE, Outcome.NOT_SENT));
    }

    static Failure circuitOpen(CallContext<?> call, AttemptBreaker breaker) {
        ErrorContext context = call.evidence("not sent: too many recent requests failed")
                .retryable(true)
                .retryAt(breaker.retryAt())
                .build();
        return Failure.local(new ConnectorError.CircuitOpen(context));
    }

    static Failure noPermit(CallContext<?> call, String setting) {
        ErrorContext context = call.evidence("not sent: no permit within " + TimeLimit.text(call.allowed()))
                .retryable(true)
                .advice("Make fewer calls, or raise " + setting)
                .build();
        return Failure.local(new ConnectorError.RateLimited(context));
    }

    public static Failure heldBack(CallContext<?> call, Instant until) {
        ErrorContext context = call.evidence("not sent: the provider asked this account to wait")
                .retryable(true)
                .retryAt(until)
                .build();
        return Failure.local(new ConnectorError.RateLimited(context));
    }

    /** What a credential source says, with what the call may have done by now. */
    static Failure noCredential(CallContext<?> call, ConnectorError error) {
        return Failure.local(error.withContext(
                error.context().toBuilder().outcome(call.worst()).build()));
    }

    // While a request is on its way.

    public static Failure transport(
            CallContext<?> call, InFlightRequest inFlight, IOException thrown, boolean replayable) {
        InFlightRequest.End end = inFlight.endSeenHere();
        if (end != null) {
            return ended(call, inFlight, end, replayable);
        }
        boolean processed = inFlight.isSent() && !(inFlight.status() == 0 && Unprocessed.isProvenBy(thrown));
        Outcome outcome = outcome(call, processed, refusal(inFlight));
        if (inFlight.isContentFailed()) {
            ErrorContext context = evidence(
                            call,
                            outcome,
                            "could not read the content to send: "
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
        return UnreachableMapper.of(call, inFlight, thrown, outcome, repeat(call, processed, replayable));
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
        InFlightRequest.End end = inFlight.end();
        if (end != null) {
            return ended(call, inFlight, end, false);
        }
        Outcome outcome = outcome(call, inFlight.isSent(), refusal(inFlight));
        ErrorContext context = evidence(
                        call,
                        outcome,
                        "the HTTP client threw " + thrown.getClass().getName())
                .build();
        return new Failure(
                new ConnectorError.Unreachable(context, ConnectorError.Reason.OTHER), Repeat.NEVER, -1, Health.UNTOLD);
    }

    /** What the observer is told when something was thrown; the caller gets that itself. */
    static ConnectorError brokenOff(CallContext<?> call) {
        Outcome outcome = call.attempts() > 0 ? Outcome.UNKNOWN : Outcome.NOT_SENT;
        return new ConnectorError.Unreachable(
                evidence(call, outcome, "the process broke the call off").build(), ConnectorError.Reason.OTHER);
    }

    /** Whether to try again after a request that got no answer. */
    private static Repeat repeat(CallContext<?> call, boolean sent, boolean replayable) {
        boolean allowed = !sent || (call.plan.survivesRepeat() && replayable);
        return allowed ? Repeat.LATER : Repeat.NEVER;
    }

    static Failure ended(CallContext<?> call, InFlightRequest inFlight, InFlightRequest.End end, boolean replayable) {
        Outcome outcome = outcome(call, inFlight.isSent(), refusal(inFlight));
        return switch (end) {
            case INTERRUPTED -> interrupted(call, outcome);
            case CLOSED -> closed(call, outcome);
            case DEADLINE -> new Failure(timeout(call, Limit.DEADLINE, outcome), Repeat.NEVER, -1, Health.BAD);
            case ATTEMPT -> timedOut(call, Limit.ATTEMPT, inFlight, outcome, replayable);
            case IDLE -> timedOut(call, Limit.READ, inFlight, outcome, replayable);
            case CONNECT -> timedOut(call, Limit.CONNECT, inFlight, outcome, replayable);
        };
    }

    /**
     * A refusal whose words were not read to their end is a refusal; the status of a success says less than its body.
     */
    private static int refusal(InFlightRequest inFlight) {
        return inFlight.status() >= 400 ? inFlight.status() : 0;
    }

    static Failure timedOut(
            CallContext<?> call, Limit limit, InFlightRequest inFlight, Outcome outcome, boolean replayable) {
        return new Failure(timeout(call, limit, outcome), repeat(call, inFlight.isSent(), replayable), -1, Health.BAD);
    }

    private static ConnectorError timeout(CallContext<?> call, Limit limit, Outcome outcome) {
        TimeLimit passed = TimeLimit.of(call, limit);
        ErrorContext context = evidence(call, outcome, passed.summary())
                .retryable(true)
                .advice(passed.advice())
                .build();
        return new ConnectorError.Timeout(context, limit, passed.value());
    }

    // After an answer came.

    static Failure noContent(CallContext<?> call, int status, InFlightRequest inFlight) {
        return malformed(call, "answered without content", "", status, inFlight);
    }

    static Failure undecodable(CallContext<?> call, String why, int status, InFlightRequest inFlight) {
        return malformed(call, "the answer is " + why, "", status, inFlight);
    }

    public static Failure unreadable(
            CallContext<?> call, UnreadableAnswer e, Response answer, InFlightRequest inFlight) {
        int status = answer.code();
        if (e.reason() == UnreadableAnswer.Reason.TOO_LARGE) {
            ErrorContext context = answered(call, e.getMessage(), status, inFlight)
                    .requestId(requestId(call, answer.headers()))
                    .advice("Raise " + e.setting())
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

    private static Failure malformed(
            CallContext<?> call, String summary, String excerpt, int status, InFlightRequest inFlight) {
        ErrorContext context = answered(call, summary, status, inFlight).build();
        return good(new ConnectorError.MalformedResponse(context, excerpt));
    }

    static Failure notAnApi(CallContext<?> call, ErrorBody body, InFlightRequest inFlight) {
        String excerpt = Excerpts.of(call, body);
        String summary = "answered with a page" + named(body.contentType()) + " instead of JSON";
        return page(call, summary, body.status(), body.contentType(), excerpt, inFlight);
    }

    static Failure redirect(CallContext<?> call, ErrorBody body, @Nullable HttpUrl target, InFlightRequest inFlight) {
        String excerpt = Excerpts.of(call, body);
        return page(call, redirects(call, target), body.status(), body.contentType(), excerpt, inFlight);
    }

    /** A redirect that is followed: a failure only to those who do not. */
    static Failure moved(CallContext<?> call, Response answer, HttpUrl target, InFlightRequest inFlight) {
        return page(call, redirects(call, target), answer.code(), ErrorBody.mediaType(answer), "", inFlight)
                .elsewhere();
    }

    private static String redirects(CallContext<?> call, @Nullable HttpUrl target) {
        String elsewhere =
                target == null || Origins.same(target, call.shared.base) ? "" : " to " + Origins.text(target);
        return Origins.text(call.shared.base) + " redirects" + elsewhere + ", which is not followed";
    }

    private static String named(String contentType) {
        return contentType.isEmpty() ? "" : " (" + contentType + ")";
    }

    private static Failure page(
            CallContext<?> call,
            String summary,
            int status,
            String contentType,
            String excerpt,
            InFlightRequest inFlight) {
        ErrorContext context =
                answered(call, summary, status, inFlight).advice(CHECK_ADDRESS).build();
        return good(new ConnectorError.NotAnApiAnswer(context, contentType, excerpt));
    }

    /** The answer of success holds a failure: nothing was done. */
    static Failure envelope(CallContext<?> call, VendorError reported, Response answer) {
        return good(StatusErrorMapper.inside(call, reported, answer.code(), requestId(call, answer.headers())));
    }

    /** The answer says that it is none, in the vendor's words. */
    public static Failure reported(CallContext<?> call, FailureAnswer answer, Response response) {
        ErrorBody body = ErrorBody.of(call.plan.operation(), response, answer.members());
        return envelope(call, call.shared.decoder.decode(body), response);
    }

    private static Failure good(ConnectorError error) {
        return new Failure(error, Repeat.NEVER, -1, Health.GOOD);
    }

    private static ErrorContext.Builder answered(
            CallContext<?> call, @Nullable String summary, int status, InFlightRequest inFlight) {
        Outcome outcome = outcome(call, inFlight.isSent(), status);
        return evidence(call, outcome, summary == null ? "unreadable" : call.masked(summary))
                .status(status);
    }

    // What all of them need.

    /** Starts the evidence of an error; its outcome is the worst of this request and those before. */
    static ErrorContext.Builder evidence(CallContext<?> call, Outcome outcome, String summary) {
        return call.evidence(summary).outcome(call.worstWith(outcome));
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
