package org.connectorsdk.api.error;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link ConnectorError}: the evidence, and under {@code details} what only its kind tells. */
final class ErrorJson {

    private ErrorJson() {}

    static JsonObject write(ConnectorError error) {
        ErrorContext context = error.context();
        OptionalInt status = context.status();
        OptionalLong delivered = context.delivered();
        return JsonObject.builder()
                .add(
                        "kind",
                        error instanceof RemoteError remote
                                ? remote.name()
                                : error.kind().name())
                .add("message", error.message())
                .add("problems", problems(error))
                .add("provider", context.provider())
                .add("operation", context.operation())
                .add("vendorOperation", context.vendorOperation().orElse(null))
                .add("outcome", error.outcome().name())
                .add("status", status.isPresent() ? status.getAsInt() : null)
                .add("vendorCode", context.vendorCode().orElse(null))
                .add("requestId", context.requestId().orElse(null))
                .add("attempts", context.attempts())
                .add("elapsedMs", context.elapsed().toMillis())
                .add("retryable", error.retryable())
                .add("retryAt", error.retryAt().map(Instant::toString).orElse(null))
                .add("delivered", delivered.isPresent() ? delivered.getAsLong() : null)
                .add("job", ErrorDetails.job(error).map(JobRef::encode).orElse(null))
                .add("candidates", candidates(error))
                .add("identity", context.identity())
                .add("ids", JsonObject.of(context.ids()))
                .add("idempotencyKey", context.idempotencyKey().orElse(null))
                .add("done", context.done())
                .add("summary", context.summary())
                .add("request", context.request().orElse(null))
                .add("advice", context.advice().orElse(null))
                .add("details", ErrorDetails.of(error))
                .build();
    }

    private static List<String> problems(ConnectorError error) {
        return error instanceof ConnectorError.InvalidRequest invalid
                ? invalid.violations().stream().map(Object::toString).toList()
                : List.of();
    }

    private static List<String> candidates(ConnectorError error) {
        return error instanceof ConnectorError.OutcomeUnknown doubt ? doubt.candidates() : List.of();
    }

    static ConnectorError read(JsonObject json) {
        FormReader form = FormReader.of("ConnectorError", json);
        ErrorContext context = context(form);
        String name = form.text("kind");
        return Stream.of(ErrorKind.values())
                .filter(kind -> kind.name().equals(name) && kind != ErrorKind.PROVIDER_SPECIFIC)
                .findFirst()
                .map(kind -> ErrorDetails.read(kind, context, form))
                .orElseGet(() -> new RemoteError(
                        context,
                        SingleLine.of(name),
                        ViolationList.bounded(form.text("message")),
                        form.tree("details")));
    }

    /** A mistake of the command line has no provider and no operation. */
    private static ErrorContext context(FormReader form) {
        ErrorContext.Builder context = ErrorContext.of(
                        form.optionalText("provider").orElse(""),
                        form.optionalText("operation").orElse(""))
                .vendorOperation(form.optionalText("vendorOperation").orElse(null))
                .outcome(form.constant("outcome", Outcome.UNKNOWN))
                .status(form.optionalInt("status").orElse(0))
                .vendorCode(form.optionalText("vendorCode").orElse(null))
                .requestId(form.optionalText("requestId").orElse(null))
                .tried(
                        form.integer("attempts"),
                        form.optionalDuration("elapsedMs").orElse(Duration.ZERO))
                .retryable(form.flag("retryable"))
                .retryAt(form.optionalInstant("retryAt").orElse(null))
                .identity(form.tree("identity"))
                .idempotencyKey(form.optionalText("idempotencyKey").orElse(null))
                .done(form.texts("done"))
                .summary(form.text("summary"))
                .request(form.optionalText("request").orElse(null))
                .advice(form.optionalText("advice").orElse(null));
        form.optionalLong("delivered").ifPresent(context::delivered);
        FormReader ids = form.object("ids");
        ids.json().names().forEach(name -> context.id(name, ids.text(name)));
        return context.build();
    }
}
