package org.connectorsdk.virtuousai;

import java.util.Optional;
import java.util.regex.Pattern;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.jspecify.annotations.Nullable;

/**
 * What VirtuousAI's error bodies say. The reference shows {@code {"detail": …}} with a text or a list of violations, the overview
 * shows problem details (RFC 7807); both are read, and {@code detail} may be an object as well.
 */
final class VirtuousAiErrors {
    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int CODE_LENGTH = 100;
    private static final String ANOTHER_SLUG =
            "Choose another slug (vendor option slug), or leave it out and let the vendor make one.";

    /** An update may be in conflict with other things than a name that is taken. */
    private static final Pattern NAMES =
            Pattern.compile("\\b(name|slug|exists|taken|unique|duplicate)\\b", Pattern.CASE_INSENSITIVE);

    private static final JsonArray CONNECTION_ID = JsonArray.of("path", "connection_id");

    private VirtuousAiErrors() {}

    static VendorError decode(ErrorAnswer answer) {
        JsonObject body = answer.object();
        VendorError.Builder said = VendorError.builder().advice(advice(answer)).naming(VirtuousAiErrors::neutral);
        problemDetails(body, said);
        Optional<JsonValue> detail = body.get("detail");
        detail.flatMap(JsonValue::asString).ifPresent(said::message);
        detail.flatMap(JsonValue::asObject)
                .ifPresent(object -> said.message(object.string("message")
                                .or(() -> object.string("msg"))
                                .orElse(null))
                        .code(object.string("code").orElse(null)));
        detail.flatMap(JsonValue::asArray).ifPresent(list -> validation(list, said));
        if (answer.status() == CONFLICT) {
            reason(answer.operation()).ifPresent(said::reason);
        }
        if (answer.status() == BAD_REQUEST && answer.operation().equals("query_schema")) {
            said.kind(ErrorKind.QUERY_FAILED);
        }
        return said.build();
    }

    private static void problemDetails(JsonObject body, VendorError.Builder said) {
        said.message(body.string("title").orElse(null));
        body.string("type")
                .filter(type -> !type.equals("about:blank") && type.length() <= CODE_LENGTH)
                .ifPresent(said::code);
    }

    /** The refused fields are read by the runtime; an id that is no UUID names nothing. */
    private static void validation(JsonArray details, VendorError.Builder said) {
        for (JsonValue detail : details) {
            JsonArray place =
                    detail.asObject().flatMap(fields -> fields.array("loc")).orElse(JsonArray.empty());
            if (place.equals(CONNECTION_ID)) {
                said.kind(ErrorKind.NOT_FOUND)
                        .message(detail.asObject()
                                .flatMap(fields -> fields.string("msg"))
                                .orElse(null))
                        .advice(
                                "The id is no UUID. A slug is understood when a connection is read; its answer has the id.");
            }
        }
    }

    /** Where the neutral model has the field. */
    private static String neutral(String path) {
        return switch (path) {
            case "provider" -> "type";
            case "limit" -> "pageSize";
            case "offset", "cursor", "page_token" -> "pageToken";
            case "sort_by", "order" -> "sort";
            case "q" -> "filters.search";
            case "slug", "visibility" -> "vendorOptions." + path;
            case "credentials" -> "secrets";
            default -> path.startsWith("credentials.") ? "secrets" + path.substring("credentials".length()) : path;
        };
    }

    private static Optional<ConflictReason> reason(String operation) {
        return switch (operation) {
            case "create_connection", "update_connection" -> Optional.of(ConflictReason.ALREADY_EXISTS);
            case "delete_connection" -> Optional.of(ConflictReason.IN_USE);
            case "reactivate_connection", "verify_connection", "set_default_connection" ->
                Optional.of(ConflictReason.WRONG_STATE);
            default -> Optional.empty();
        };
    }

    /** The remedy, where the vendor's text does not name it. A conflict means something else for every operation. */
    private static @Nullable String advice(ErrorAnswer answer) {
        if (answer.status() != CONFLICT) {
            return null;
        }
        return switch (answer.operation()) {
            case "create_connection" -> ANOTHER_SLUG;
            case "update_connection" -> NAMES.matcher(answer.text()).find() ? ANOTHER_SLUG : null;
            case "reactivate_connection" -> "Only a disabled connection can be reactivated.";
            case "verify_connection", "set_default_connection" -> "Reactivate the connection first.";
            case "delete_connection" -> "Find out what uses it, and delete that first.";
            default -> null;
        };
    }
}
