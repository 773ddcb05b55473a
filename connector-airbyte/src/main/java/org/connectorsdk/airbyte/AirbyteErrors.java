package org.connectorsdk.airbyte;

import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/**
 * What Airbyte's error bodies say. There are half a dozen kinds of them: known exceptions with a class name, refused fields, an
 * id and nothing else, problem documents, what the server's framework says by itself, and what proxies say. Kinds are told
 * apart by their members, never by their text.
 */
final class AirbyteErrors {
    /** The code of an Airbyte, as opposed to a proxy, that says that it has no such operation: one of ours, it has none. */
    static final String NO_SUCH_OPERATION = "no-such-operation";

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final String UNPREFIXED = "#";

    private AirbyteErrors() {}

    /** In the configuration API. */
    static VendorError ofConfig(ErrorAnswer answer) {
        return explained(answer, answer.status() == NOT_FOUND && !isAboutObject(answer.object()))
                .build();
    }

    /** In the public API, where an unknown job is a conflict, and what is not there may be told without a word. */
    static VendorError ofPublic(ErrorAnswer answer) {
        boolean silent = answer.text().isBlank();
        VendorError.Builder said =
                explained(answer, answer.status() == NOT_FOUND && !silent && !isAboutObject(answer.object()));
        if (answer.status() == CONFLICT && answer.operation().equals("get_job")) {
            said.kind(ErrorKind.NOT_FOUND);
        }
        return said.build();
    }

    private static VendorError.Builder explained(ErrorAnswer answer, boolean unknownPath) {
        JsonObject body = answer.object();
        VendorError.Builder said = VendorError.builder()
                .naming(AirbyteErrors::neutral)
                .message(message(body))
                .code(code(body))
                .requestId(body.string("errorId").orElse(null));
        reason(code(body)).ifPresent(said::reason);
        if (body.has("errorId")) {
            said.advice("The server's log has more under this request id.");
        }
        body.array("validationErrors").ifPresent(errors -> violations(errors, said));
        boolean noSuchPath = unknownPath || answer.status() == METHOD_NOT_ALLOWED;
        if (noSuchPath && body.has("message")) {
            said.code(NO_SUCH_OPERATION);
        }
        if (noSuchPath) {
            said.kind(ErrorKind.UNSUPPORTED)
                    .advice(
                            "Nothing answers at this path: check base-url and api, or the server is older or newer than the"
                                    + " operation.");
        }
        return said;
    }

    /** What the types of problem documents mean. A known exception's class names none of these. */
    private static Optional<ConflictReason> reason(String code) {
        String word = code.substring(code.lastIndexOf(':') + 1);
        return switch (word) {
            case "try-again-later" -> Optional.of(ConflictReason.ALREADY_RUNNING);
            case "state-conflict", "409-state-conflict" -> Optional.of(ConflictReason.WRONG_STATE);
            default -> Optional.empty();
        };
    }

    /** A 404 that an operation gave, as opposed to one that says that there is no such operation. */
    private static boolean isAboutObject(JsonObject body) {
        return body.has("errorId") || body.has("exceptionClassName") || (body.has("type") && body.has("title"));
    }

    private static String message(JsonObject body) {
        return Stream.of(
                        body.object("data").flatMap(data -> data.string("message")),
                        body.string("detail"),
                        embedded(body),
                        body.string("message"),
                        body.string("title"))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<String> embedded(JsonObject body) {
        return body.object("_embedded")
                .flatMap(embedded -> embedded.array("errors"))
                .flatMap(errors -> errors.stream().findFirst())
                .flatMap(JsonValue::asObject)
                .flatMap(error -> error.string("message"));
    }

    /** {@code error:area/name}, {@code try-again-later}, or {@code ValueConflictKnownException}; empty when there is none. */
    private static String code(JsonObject body) {
        Optional<String> type = body.string("type").filter(text -> !text.equals("about:blank"));
        if (type.isPresent()) {
            return type.get().substring(type.get().indexOf(UNPREFIXED) + 1);
        }
        String exception = body.string("exceptionClassName").orElse("");
        return exception.substring(exception.lastIndexOf('.') + 1);
    }

    private static void violations(JsonArray errors, VendorError.Builder said) {
        for (JsonValue error : errors) {
            JsonObject fields = error.asObject().orElse(JsonObject.empty());
            said.violation(new FieldViolation(
                    field(fields.string("propertyPath").orElse("")),
                    "refused",
                    fields.string("message").orElse("was refused")));
        }
    }

    /** The path without the names of the server's method and parameter: {@code create.connectionCreate.sourceId}. */
    private static String field(String propertyPath) {
        String[] parts = propertyPath.split("\\.", 3);
        return neutral(parts[parts.length - 1]);
    }

    private static String neutral(String field) {
        return switch (field) {
            case "sourceId" -> "source";
            case "destinationId" -> "destination";
            default -> field;
        };
    }
}
