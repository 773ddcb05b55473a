package org.connectorsdk.http.internal.call;

import java.util.List;
import java.util.OptionalInt;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.ConflictReasons;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.OversizeErrors;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/** Maps a status, and what the vendor reports about it, to an error. */
final class StatusErrorMapper {
    private StatusErrorMapper() {}

    /** The server refused. */
    static Failure of(CallContext<?> call, ErrorBody body, InFlightRequest inFlight, boolean replayable) {
        int status = body.status();
        long asked = RetryAfter.asked(body.headers(), status, call.shared.time.now());
        VendorError reported = call.shared.decoder.decode(body);
        String text = reported.message().orElseGet(() -> unexplained(reported, body, inFlight));
        ErrorContext.Builder context = evidence(
                        call, reported, status, FailureMapper.outcome(call, inFlight.isSent(), status), text)
                .excerpt(reported.message().isPresent() ? "" : Excerpts.of(call, body))
                .requestId(reported.requestId()
                        .map(call::masked)
                        .orElseGet(() -> FailureMapper.requestId(call, body.headers())))
                .retryAt(asked > 0 ? call.shared.time.now().plusNanos(asked) : null);
        boolean repeat = replayable && call.plan.repeatsAfter(status);
        return new Failure(
                error(call, reported, status, context.build()),
                repeat ? Repeat.LATER : Repeat.NEVER,
                asked,
                status >= 500 ? Health.BAD : Health.GOOD);
    }

    /** The error of a failure that a successful status hides. */
    static ConnectorError inside(CallContext<?> call, VendorError reported, int status, @Nullable String requestId) {
        String text = reported.message().orElse("HTTP " + status + " with a failure and no explanation");
        ErrorContext.Builder context =
                evidence(call, reported, status, Outcome.REFUSED, text).requestId(requestId);
        return error(call, reported, status, context.build());
    }

    /** What the reader gets where nobody explained anything; nothing of the body is in it. */
    private static String unexplained(VendorError reported, ErrorBody body, InFlightRequest inFlight) {
        String tooLarge = OversizeErrors.explanation(body.status(), inFlight);
        if (tooLarge != null) {
            return tooLarge;
        }
        String unreadable = ContentCodings.of(body.headers()).problem();
        if (unreadable != null) {
            return "HTTP " + body.status() + " with an explanation that is " + unreadable;
        }
        if (!reported.violations().isEmpty()) {
            return "the provider refused fields of the request";
        }
        String type = body.contentType();
        if (body.isPage()) {
            return "HTTP " + body.status() + " with a page (" + (type.isEmpty() ? "no content type" : type)
                    + ") instead of an explanation";
        }
        boolean other = !body.isEmpty() && body.json().isEmpty() && !type.isEmpty();
        return "HTTP " + body.status() + " with no explanation" + (other ? " (" + type + ")" : "");
    }

    private static ErrorContext.Builder evidence(
            CallContext<?> call, VendorError reported, int status, Outcome outcome, String text) {
        ErrorKind kind = kind(reported, status);
        Outcome worse = isInDoubt(call, kind, reported, status) ? Outcome.UNKNOWN : outcome;
        return FailureMapper.evidence(call, worse, Excerpts.cut(call.masked(text)))
                .status(status)
                .vendorCode(reported.code().map(call::masked).orElse(null))
                .retryable(isTransient(kind, status))
                .advice(reported.advice().map(call::masked).orElseGet(() -> advice(kind, status)));
    }

    /** After an identical write nobody knows what became of that one, so "refused" would be a guess. */
    private static boolean isInDoubt(CallContext<?> call, ErrorKind kind, VendorError reported, int status) {
        return kind == ErrorKind.CONFLICT
                && call.plan.safety() != Safety.READ
                && ConflictReasons.of(reported, status).equals(ConflictReason.DUPLICATE_REQUEST);
    }

    private static ConnectorError error(CallContext<?> call, VendorError reported, int status, ErrorContext context) {
        return switch (kind(reported, status)) {
            case UNAUTHENTICATED -> new ConnectorError.Unauthenticated(context);
            case PERMISSION_DENIED -> new ConnectorError.PermissionDenied(context);
            case NOT_FOUND -> new ConnectorError.NotFound(context, "", "");
            case CONFLICT ->
                new ConnectorError.Conflict(
                        context, reported.conflictingId().map(call::masked), ConflictReasons.of(reported, status));
            case RATE_LIMITED -> new ConnectorError.RateLimited(context);
            case PROVIDER_FAILURE -> new ConnectorError.ProviderFailure(context);
            case UNSUPPORTED -> new ConnectorError.Unsupported(context, "");
            case QUERY_FAILED -> new ConnectorError.QueryFailed(context, OptionalInt.empty());
            case UNREACHABLE -> new ConnectorError.Unreachable(context, ConnectorError.Reason.PROXY);
            default -> new ConnectorError.InvalidRequest(context, violations(call, reported));
        };
    }

    private static List<FieldViolation> violations(CallContext<?> call, VendorError reported) {
        return reported.violations().stream()
                .map(violation -> new FieldViolation(
                        call.masked(violation.path()),
                        call.masked(violation.code()),
                        Excerpts.cut(call.masked(violation.message()))))
                .toList();
    }

    private static ErrorKind kind(VendorError reported, int status) {
        return reported.kind().orElseGet(() -> kind(status));
    }

    private static ErrorKind kind(int status) {
        return switch (status) {
            case 401 -> ErrorKind.UNAUTHENTICATED;
            case 403 -> ErrorKind.PERMISSION_DENIED;
            case 404, 410 -> ErrorKind.NOT_FOUND;
            case 407 -> ErrorKind.UNREACHABLE;
            case 408 -> ErrorKind.PROVIDER_FAILURE;
            case 409, 412, 423 -> ErrorKind.CONFLICT;
            case 429 -> ErrorKind.RATE_LIMITED;
            default -> status >= 500 ? ErrorKind.PROVIDER_FAILURE : ErrorKind.INVALID_REQUEST;
        };
    }

    private static boolean isTransient(ErrorKind kind, int status) {
        return kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.PROVIDER_FAILURE || status == 408 || status == 425;
    }

    private static @Nullable String advice(ErrorKind kind, int status) {
        if (status == 504) {
            return "A proxy in between gave up waiting; see also " + HttpSettings.SLOW_DEADLINE;
        }
        String smaller = OversizeErrors.advice(status);
        if (smaller != null) {
            return smaller;
        }
        return switch (kind) {
            case UNAUTHENTICATED -> "Check the credential";
            case PERMISSION_DENIED -> "Check the permissions of the credential";
            case UNREACHABLE -> "Check " + HttpSettings.PROXY_USER + " and " + HttpSettings.PROXY_PASSWORD;
            default -> null;
        };
    }
}
