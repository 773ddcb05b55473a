package org.connectorsdk.http.internal.call;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.CommonErrors;
import org.connectorsdk.http.internal.answer.ConflictReasons;
import org.connectorsdk.http.internal.answer.ContentCodings;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.OversizeErrors;
import org.connectorsdk.http.internal.answer.RetryAfter;
import org.connectorsdk.http.internal.resilience.BreakerGroup;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.Operation.Safety;
import org.connectorsdk.http.settings.HttpSettings;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.resilience.Failure.Repeat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a status and what the vendor said about it into an error. */
final class StatusErrorMapper {
    private static final Logger LOG = LoggerFactory.getLogger(StatusErrorMapper.class);
    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private StatusErrorMapper() {}

    static Failure of(CallContext<?> call, ErrorBody body, InFlightRequest inFlight, boolean replayable) {
        int status = body.status();
        call.happened(FailureMapper.outcome(call, inFlight.isSent(), status));
        long asked = RetryAfter.asked(body.headers(), status, call.shared.time.now());
        if (status == 429 && asked > 0 && call.plan.group() != BreakerGroup.TOKEN) {
            call.shared.rateLimitPause.close(call.now(), asked, call.shared.limits.retryAfterCap());
        }
        VendorError said = decode(call, body);
        String requestId = said.requestId().map(call::masked).orElseGet(() -> FailureMapper.requestId(call, body.headers()));
        ConnectorError error = error(call, said, body, inFlight, requestId, asked);
        boolean repeat = replayable && call.plan.repeatsAfter(status);
        return new Failure(
                error, repeat ? Repeat.LATER : Repeat.NEVER, asked, status >= 500 ? Health.BAD : Health.GOOD);
    }

    static VendorError decode(CallContext<?> call, ErrorBody body) {
        VendorError common = CommonErrors.read(body);
        try {
            return call.shared.decoder.decode(body).or(common);
        } catch (RuntimeException e) {
            if (TOLD.compareAndSet(false, true)) {
                LOG.warn(
                        "The error decoder of {} threw {}; such answers are read without it",
                        call.shared.provider,
                        e.getClass().getName());
            }
            return common;
        }
    }

    /** What the reader is told where nobody explained anything; nothing of the body is in it. */
    private static String unexplained(VendorError said, ErrorBody body, InFlightRequest inFlight) {
        String tooLarge = OversizeErrors.explanation(body.status(), inFlight);
        if (tooLarge != null) {
            return tooLarge;
        }
        String unreadable = ContentCodings.of(body.headers()).problem();
        if (unreadable != null) {
            return "HTTP " + body.status() + " with an explanation that is " + unreadable;
        }
        if (!said.violations().isEmpty()) {
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

    private static ConnectorError error(
            CallContext<?> call, VendorError said, ErrorBody body, InFlightRequest inFlight, @Nullable String requestId, long asked) {
        String text = said.message().orElseGet(() -> unexplained(said, body, inFlight));
        String excerpt = said.message().isPresent() ? "" : Excerpts.of(call, body);
        return error(call, said, text, excerpt, body.status(), requestId, asked);
    }

    /** The error of a failure that a successful status hides. */
    static ConnectorError error(CallContext<?> call, VendorError said, int status, @Nullable String requestId) {
        String text = said.message().orElse("HTTP " + status + " with a failure and no explanation");
        return error(call, said, text, "", status, requestId, -1);
    }

    /**
     * Makes the error.
     *
     * @param asked nanoseconds that the server asks us to wait; -1 for none
     */
    private static ConnectorError error(
            CallContext<?> call,
            VendorError said,
            String text,
            String excerpt,
            int status,
            @Nullable String requestId,
            long asked) {
        ErrorKind kind = said.kind().orElseGet(() -> kind(status));
        ConflictReason reason = kind == ErrorKind.CONFLICT ? conflict(call, said, status) : ConflictReason.UNSPECIFIED;
        ErrorContext context = call.evidence(Excerpts.cut(call.masked(text)))
                .excerpt(excerpt)
                .status(status)
                .vendorCode(said.code().map(call::masked).orElse(null))
                .requestId(requestId)
                .retryable(isTransient(kind, status))
                .retryAt(asked > 0 ? call.shared.time.now().plusNanos(asked) : null)
                .advice(said.advice().map(call::masked).orElseGet(() -> advice(kind, status)))
                .build();
        return error(call, kind, context, said, reason);
    }

    /** Which conflict it is. After an identical request nobody knows what became of that one, so "refused" would be a guess. */
    private static ConflictReason conflict(CallContext<?> call, VendorError said, int status) {
        ConflictReason reason = ConflictReasons.of(said, status);
        if (reason.equals(ConflictReason.DUPLICATE_REQUEST) && call.plan.safety() != Safety.READ) {
            call.happened(Outcome.UNKNOWN);
        }
        return reason;
    }

    private static ConnectorError error(
            CallContext<?> call, ErrorKind kind, ErrorContext context, VendorError said, ConflictReason reason) {
        return switch (kind) {
            case UNAUTHENTICATED -> new ConnectorError.Unauthenticated(context);
            case PERMISSION_DENIED -> new ConnectorError.PermissionDenied(context);
            case NOT_FOUND -> new ConnectorError.NotFound(context, "", "");
            case CONFLICT ->
                new ConnectorError.Conflict(context, said.conflictingId().map(call::masked), reason);
            case RATE_LIMITED -> new ConnectorError.RateLimited(context);
            case PROVIDER_FAILURE -> new ConnectorError.ProviderFailure(context);
            case UNSUPPORTED -> new ConnectorError.Unsupported(context, "");
            case QUERY_FAILED -> new ConnectorError.QueryFailed(context, OptionalInt.empty());
            case UNREACHABLE -> new ConnectorError.Unreachable(context, ConnectorError.Reason.PROXY);
            default -> new ConnectorError.InvalidRequest(context, violations(call, said));
        };
    }

    private static List<FieldViolation> violations(CallContext<?> call, VendorError said) {
        return said.violations().stream()
                .map(violation -> new FieldViolation(
                        call.masked(violation.path()),
                        call.masked(violation.code()),
                        Excerpts.cut(call.masked(violation.message()))))
                .toList();
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
            return "The provider took longer than an intermediary allows; see also the setting "
                    + HttpSettings.SLOW_DEADLINE;
        }
        String smaller = OversizeErrors.advice(status);
        if (smaller != null) {
            return smaller;
        }
        return switch (kind) {
            case UNAUTHENTICATED -> "Check the credential";
            case PERMISSION_DENIED -> "Check what the credential is allowed to do";
            case UNREACHABLE -> "Check the settings " + HttpSettings.PROXY_USER + " and " + HttpSettings.PROXY_PASSWORD;
            default -> null;
        };
    }
}
