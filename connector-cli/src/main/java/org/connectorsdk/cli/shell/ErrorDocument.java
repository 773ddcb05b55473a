package org.connectorsdk.cli.shell;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** An error as JSON. Always the same members; null stands for what is not known. */
public final class ErrorDocument {

    private ErrorDocument() {}

    /**
     * Writes an error of a call.
     *
     * @param error what went wrong
     * @return the members, without exit code and hint
     */
    public static JsonObject of(ConnectorError error) {
        ErrorContext context = error.context();
        OptionalInt status = context.status();
        OptionalLong delivered = context.delivered();
        return JsonObject.builder()
                .add("kind", error.kind().name())
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
                .add("job", Hints.job(error).map(JobRef::encode).orElse(null))
                .add(
                        "candidates",
                        error instanceof ConnectorError.OutcomeUnknown doubt ? doubt.candidates() : List.of())
                .add("identity", context.identity())
                .add("ids", ids(context))
                .add("idempotencyKey", context.idempotencyKey().orElse(null))
                .add("done", context.done())
                .build();
    }

    private static JsonObject ids(ErrorContext context) {
        JsonObject.Builder ids = JsonObject.builder();
        context.ids().forEach(ids::add);
        return ids.build();
    }

    private static List<String> problems(ConnectorError error) {
        if (error instanceof ConnectorError.InvalidRequest invalid) {
            return invalid.violations().stream().map(Object::toString).toList();
        }
        return List.of();
    }

    /** What is wrong with the command line or a setting: nothing was sent. */
    static JsonObject of(String provider, List<String> problems) {
        return JsonObject.builder()
                .add("kind", "CONFIGURATION")
                .add("message", problems.size() == 1 ? problems.get(0) : problems.size() + " problems")
                .add("problems", problems)
                .add("provider", provider.isEmpty() ? null : provider)
                .add("operation", null)
                .add("vendorOperation", null)
                .add("outcome", "NOT_SENT")
                .add("status", null)
                .add("vendorCode", null)
                .add("requestId", null)
                .add("attempts", 0)
                .add("elapsedMs", 0)
                .add("retryable", false)
                .add("retryAt", null)
                .add("delivered", null)
                .add("job", null)
                .add("candidates", List.of())
                .add("identity", JsonObject.empty())
                .add("ids", JsonObject.empty())
                .add("idempotencyKey", null)
                .add("done", List.of())
                .build();
    }

    static JsonObject line(JsonObject error, ExitCode code, @Nullable String hint) {
        return JsonObject.of("error", error.with("hint", hint).with("exitCode", code.code()));
    }
}
