package org.connectorsdk.api.error;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;
import org.connectorsdk.api.json.form.Milliseconds;

/** What only one kind of error tells, as JSON: the members of {@code details}. */
final class ErrorDetails {

    private ErrorDetails() {}

    static JsonObject of(ConnectorError error) {
        if (error instanceof ConnectorError.NotFound missing) {
            return JsonObject.of("type", missing.type(), "id", missing.id());
        }
        if (error instanceof ConnectorError.Conflict conflict) {
            return JsonObject.of(
                    "conflictingId",
                    conflict.conflictingId().orElse(null),
                    "reason",
                    conflict.reason().name());
        }
        if (error instanceof ConnectorError.InvalidRequest invalid) {
            return violations(invalid.violations().stream()
                    .map(each -> violation(each.path(), each.code(), each.message()))
                    .toList());
        }
        if (error instanceof ConnectorError.Configuration wrong) {
            return violations(wrong.violations().stream()
                    .map(each -> violation(each.path(), each.code(), each.message()))
                    .toList());
        }
        if (error instanceof ConnectorError.QueryFailed failed) {
            OptionalInt position = failed.position();
            return JsonObject.of("position", position.isPresent() ? position.getAsInt() : null);
        }
        return error instanceof RemoteError remote ? remote.details() : ofTransport(error);
    }

    private static JsonObject ofTransport(ConnectorError error) {
        if (error instanceof ConnectorError.Unsupported unsupported) {
            return JsonObject.of("capability", unsupported.capability());
        }
        if (error instanceof ConnectorError.Timeout timeout) {
            return JsonObject.of("limit", timeout.limit().name(), "valueMs", Milliseconds.of(timeout.value()));
        }
        if (error instanceof ConnectorError.Unreachable unreachable) {
            return JsonObject.of("reason", unreachable.reason().name());
        }
        if (error instanceof ConnectorError.NotAnApiAnswer page) {
            return JsonObject.of("contentType", page.contentType());
        }
        if (error instanceof ConnectorError.PayloadTooLarge large) {
            return JsonObject.of("limit", large.limit(), "setting", large.setting());
        }
        return ofJob(error);
    }

    private static JsonObject ofJob(ConnectorError error) {
        if (error instanceof ConnectorError.WaitExpired expired) {
            return JsonObject.of(
                    "lastSeen",
                    expired.lastSeen().map(Job::toJson).orElse(null),
                    "reason",
                    expired.reason().name());
        }
        return error instanceof ConnectorError.JobFailed failed
                ? JsonObject.of("job", failed.job().toJson())
                : JsonObject.empty();
    }

    private static JsonObject violations(List<JsonObject> violations) {
        return JsonObject.of("violations", violations);
    }

    private static JsonObject violation(String path, String code, String message) {
        return JsonObject.of("path", path, "code", code, "message", message);
    }

    /** {@return the handle of the job that an error is about} */
    static Optional<JobRef> job(ConnectorError error) {
        if (error instanceof ConnectorError.WaitExpired expired) {
            return Optional.of(expired.job());
        }
        if (error instanceof ConnectorError.Interrupted interrupted) {
            return interrupted.job();
        }
        if (error instanceof ConnectorError.OutcomeUnknown unknown) {
            return unknown.job();
        }
        if (error instanceof ConnectorError.JobFailed failed) {
            return Optional.of(failed.job().ref());
        }
        return error instanceof ConnectorError.JobUnknown unknown ? Optional.of(unknown.job()) : Optional.empty();
    }

    static ConnectorError read(ErrorKind kind, ErrorContext context, FormReader form) {
        FormReader details = form.object("details");
        return switch (kind) {
            case UNAUTHENTICATED -> new ConnectorError.Unauthenticated(context);
            case PERMISSION_DENIED -> new ConnectorError.PermissionDenied(context);
            case NOT_FOUND -> new ConnectorError.NotFound(context, details.text("type"), details.text("id"));
            case CONFLICT -> conflict(context, details);
            case INVALID_REQUEST ->
                new ConnectorError.InvalidRequest(context, violations(details, FieldViolation::new));
            case UNSUPPORTED -> new ConnectorError.Unsupported(context, details.text("capability"));
            case RATE_LIMITED -> new ConnectorError.RateLimited(context);
            case TIMEOUT -> timeout(context, details);
            case UNREACHABLE -> unreachable(context, details);
            case PROVIDER_FAILURE -> new ConnectorError.ProviderFailure(context);
            case NOT_AN_API_ANSWER -> new ConnectorError.NotAnApiAnswer(context, details.text("contentType"), "");
            case MALFORMED_RESPONSE -> new ConnectorError.MalformedResponse(context, "");
            case CIRCUIT_OPEN -> new ConnectorError.CircuitOpen(context);
            case OUTCOME_UNKNOWN -> new ConnectorError.OutcomeUnknown(context, form.texts("candidates"), job(form));
            case WAIT_EXPIRED -> waitExpired(context, form, details);
            case JOB_FAILED -> new ConnectorError.JobFailed(context, Job.fromJson(details.tree("job")));
            case JOB_UNKNOWN -> new ConnectorError.JobUnknown(context, form.read("job", JobRef::decode));
            case INTERRUPTED -> new ConnectorError.Interrupted(context, job(form));
            case CLOSED -> new ConnectorError.Closed(context);
            case CONFIGURATION -> new ConnectorError.Configuration(context, violations(details, ConfigViolation::new));
            case QUERY_FAILED -> new ConnectorError.QueryFailed(context, details.optionalInt("position"));
            case PAYLOAD_TOO_LARGE -> tooLarge(context, details);
            case PROVIDER_SPECIFIC -> throw new IllegalStateException("read by ErrorJson");
        };
    }

    private static Optional<JobRef> job(FormReader form) {
        return form.optional("job", JobRef::decode);
    }

    private static ConnectorError conflict(ErrorContext context, FormReader details) {
        return new ConnectorError.Conflict(
                context, details.optionalText("conflictingId"), details.read("reason", ConflictReason::of));
    }

    private static ConnectorError timeout(ErrorContext context, FormReader details) {
        return new ConnectorError.Timeout(
                context, details.constant("limit", ConnectorError.Limit.class), details.duration("valueMs"));
    }

    private static ConnectorError unreachable(ErrorContext context, FormReader details) {
        return new ConnectorError.Unreachable(context, details.constant("reason", ConnectorError.Reason.OTHER));
    }

    private static ConnectorError waitExpired(ErrorContext context, FormReader form, FormReader details) {
        return new ConnectorError.WaitExpired(
                context,
                form.read("job", JobRef::decode),
                details.optionalObject("lastSeen").map(seen -> Job.fromJson(seen.json())),
                details.read("reason", WaitReason::of));
    }

    private static ConnectorError tooLarge(ErrorContext context, FormReader details) {
        return new ConnectorError.PayloadTooLarge(context, details.whole("limit"), details.text("setting"));
    }

    /** Makes a violation of its path, code and message. */
    private interface Violation<T> {
        T of(String path, String code, String message);
    }

    private static <T> List<T> violations(FormReader details, Violation<T> violation) {
        return details.objects("violations").stream()
                .map(each -> violation.of(each.text("path"), each.text("code"), each.text("message")))
                .toList();
    }
}
