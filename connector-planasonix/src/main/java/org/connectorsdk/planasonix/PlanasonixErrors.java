package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.Optional;
import java.util.regex.Pattern;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.AnsweredId;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.jspecify.annotations.Nullable;

/**
 * What Planasonix's error bodies say. There are three kinds of them: the documented {@code {"error": {code, message,
 * details}}}, whose code is a number in one corner of the API; {@code {"error": "text", "existing_job_id"}}; and {@code
 * {"error": "code", "error_description"}}. The code is free text, so the status decides.
 */
final class PlanasonixErrors {
    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    private static final String ANOTHER_NAME = "Choose another name.";

    /** An update names the connection whether or not the name changes, and may be in conflict with other things. */
    private static final Pattern NAMES =
            Pattern.compile("\\b(name|exists|taken|unique|duplicate)\\b", Pattern.CASE_INSENSITIVE);

    private PlanasonixErrors() {}

    static VendorError decode(ErrorAnswer answer) {
        VendorError.Builder error =
                VendorError.builder().advice(advice(answer)).naming(path -> neutral(path, answer.operation()));
        JsonObject body = answer.object();
        Optional<JsonObject> envelope = body.object("error");
        Optional<String> text = body.string("error");
        if (envelope.isPresent()) {
            explain(envelope.get(), answer.operation(), error);
        } else if (text.isPresent()) {
            Optional<String> description = body.string("error_description");
            error.message(description.orElse(null))
                    .code(description.isPresent() ? text.get() : null)
                    .conflictingId(body.string("existing_job_id").orElse(null));
        }
        if (answer.status() == CONFLICT) {
            reason(answer.operation()).ifPresent(error::reason);
        }
        if (answer.operation().equals("test_query") && isAboutTheStatement(answer, envelope.isPresent())) {
            error.kind(ErrorKind.QUERY_FAILED);
        }
        return error.build();
    }

    /** So is a 503 in which the vendor itself asks to retry later, not one of a proxy. */
    private static boolean isAboutTheStatement(ErrorAnswer answer, boolean isExplained) {
        return answer.status() == BAD_REQUEST
                || (answer.status() == UNAVAILABLE
                        && (isExplained || answer.header("Retry-After").isPresent()));
    }

    private static void explain(JsonObject body, String operation, VendorError.Builder error) {
        error.message(body.string("message").orElse(null))
                .code(code(body))
                .conflictingId(body.string("existing_job_id").orElse(null));
        for (JsonValue detail : body.array("details").orElse(JsonArray.empty())) {
            JsonObject fields = detail.asObject().orElse(JsonObject.empty());
            String issue = fields.string("issue").orElse("");
            error.violation(new FieldViolation(
                    neutral(fields.string("field").orElse(""), operation),
                    issue,
                    issue.isEmpty() ? "was refused" : "was refused: " + issue.replace('_', ' ')));
        }
    }

    private static @Nullable String code(JsonObject error) {
        return error.string("code")
                .or(() -> error.number("code").map(JsonNumber::raw))
                .or(() -> error.string("type"))
                .orElse(null);
    }

    /** A field of a credential is a secret or a vendor option of the connection that the credential is made for. */
    private static String neutral(String field, String operation) {
        if (operation.equals("create_credential") || operation.equals("update_credential")) {
            return field.startsWith("config.")
                    ? "secrets." + field.substring("config.".length())
                    : "vendorOptions." + PlanasonixCredentials.OPTION + "." + field;
        }
        if (field.startsWith("params.")) {
            return "config." + field.substring("params.".length());
        }
        return switch (field) {
            case "credentialId" -> "credential";
            case "params" -> "config";
            default -> field;
        };
    }

    /** The remedy, where the vendor's text does not name it. */
    private static @Nullable String advice(ErrorAnswer answer) {
        return switch (answer.status()) {
            case FORBIDDEN ->
                "Check the key's scopes, the plan, and the list of allowed addresses; the key itself is valid.";
            case CONFLICT -> conflict(answer);
            default -> null;
        };
    }

    private static Optional<ConflictReason> reason(String operation) {
        return switch (operation) {
            case "create_connection",
                    "update_connection",
                    "replace_connection",
                    "create_credential",
                    "update_credential" -> Optional.of(ConflictReason.ALREADY_EXISTS);
            case "delete_connection" -> Optional.of(ConflictReason.IN_USE);
            case "sync_connection", "start_backfill" -> Optional.of(ConflictReason.ALREADY_RUNNING);
            case "get_job_results" -> Optional.of(ConflictReason.WRONG_STATE);
            default -> Optional.empty();
        };
    }

    private static @Nullable String conflict(ErrorAnswer answer) {
        return switch (answer.operation()) {
            case "create_connection" -> ANOTHER_NAME;
            case "update_connection", "replace_connection" ->
                NAMES.matcher(answer.text()).find() ? ANOTHER_NAME : null;
            case "create_credential" ->
                "Refer to the existing credential, or name another one in the vendor option "
                        + PlanasonixCredentials.OPTION + ".";
            case "delete_connection" -> "Stop the pipelines that use it, or point them elsewhere.";
            case "start_backfill" -> "Wait until the overlapping backfill has ended.";
            case "get_job_results" -> "Wait until the job has ended.";
            default -> null;
        };
    }

    /**
     * An update that was made, and could not be read after an answer that says too little. Its outcome must not deny
     * it.
     */
    static ConnectorError updatedButUnread(ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .explaining("the connection was updated, then read again")
                .outcome(Outcome.UNKNOWN)
                .build());
    }

    /** A change that was made, and answered in a form that the vendor does not document, or not at all. */
    static boolean isUnreadSuccess(ConnectorError error) {
        int status = error.context().status().orElse(0);
        return error instanceof ConnectorError.MalformedResponse && status >= 200 && status < 300;
    }

    /** A connection whose settings the server does not show: what would be written in their place is not known. */
    static ConnectorError withoutSettings(String operation) {
        return malformed(
                operation, "the connection cannot be changed without loss: the answer has neither config nor params");
    }

    /**
     * A connection from whose settings a request is built: one that cannot be read in full would lose what is missing.
     *
     * @param done what cannot be done to it then
     */
    static Either<ConnectorError, ConnectionWire> inFull(
            String operation, String done, ConnectionId asked, ConnectionWire answered) {
        return AnsweredId.check(Planasonix.ID, operation, asked, answered.id(), answered)
                .filterOrElse(
                        wire -> UnreadableMembers.in(wire.more()).warnings().isEmpty(),
                        wire -> malformed(
                                operation,
                                "the connection cannot be " + done + " because it cannot be read in full: "
                                        + UnreadableMembers.in(wire.more())
                                                .warnings()
                                                .get(0)))
                .map(ConnectionWire::content);
    }

    /** An answer to a read that is of no use for what was to be done with it. */
    static ConnectorError malformed(String operation, String summary) {
        ErrorContext context = ErrorContext.of(Planasonix.ID, operation)
                .summary(summary)
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
