package org.connectorsdk.hotdata;

import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.jspecify.annotations.Nullable;

/**
 * Reads Hotdata's error bodies. They come in several forms, tried in this order: the engine's
 * {@code {"error": {code, message}}}, the control plane's {@code {"error": "code"}}, an ingest service's
 * {@code detail}, a result that was never computed ({@code error_message}), and plain text. The first three are read by
 * the runtime.
 */
final class HotdataErrors {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> GONE = Set.of(NOT_FOUND, 405, 410);
    /** What newer servers lack. What belongs to one connection is not here: there the connection decides. */
    private static final Set<String> RETIRED = Set.of(
            "list_connection_types",
            "get_connection_type",
            "list_secrets",
            "create_secret",
            "get_secret",
            "update_secret",
            "delete_secret");
    /** Statuses for which the server's framework answers in plain text; any other plain text is an intermediary's. */
    private static final Set<Integer> PLAIN_TEXT = Set.of(BAD_REQUEST, 413, 422);

    private HotdataErrors() {}

    static VendorError decode(ErrorAnswer answer) {
        VendorError.Builder error = VendorError.builder().advice(advice(answer)).naming(HotdataErrors::neutral);
        message(answer, error);
        reason(answer).ifPresent(error::reason);
        if (isRetired(answer)) {
            error.kind(ErrorKind.UNSUPPORTED).advice("Hotdata retired it on 2026-09-18.");
        }
        if (isFailedStatement(answer)) {
            error.kind(ErrorKind.QUERY_FAILED);
        }
        return error.build();
    }

    /** What the runtime cannot know: the message of a failed result, and which plain texts are the vendor's. */
    private static void message(ErrorAnswer answer, VendorError.Builder error) {
        JsonObject body = answer.object();
        if (body.object("error").isEmpty() && !body.has("detail") && body.has("error_message")) {
            error.message(body.string("error_message").orElse(null));
        } else if (answer.json().isEmpty()
                && answer.contentType().equals("text/plain")
                && PLAIN_TEXT.contains(answer.status())) {
            error.message(answer.text());
        }
    }

    private static String neutral(String path) {
        return switch (path) {
            case "source_type" -> "type";
            case "secret_id", "secret_name" -> "credential";
            default -> path;
        };
    }

    /** A route that is gone answers without a body; a missing secret is named, and a page is an intermediary's. */
    private static boolean isRetired(ErrorAnswer answer) {
        return RETIRED.contains(answer.operation()) && GONE.contains(answer.status()) && !hasBody(answer);
    }

    private static boolean hasBody(ErrorAnswer answer) {
        JsonObject body = answer.object();
        return body.object("error").isPresent()
                || body.string("error").isPresent()
                || body.has("detail")
                || answer.contentType().equals("text/html")
                || answer.text().stripLeading().startsWith("<");
    }

    /**
     * A statement is refused as 400, and its result may be too large to be answered while it cannot be stored; a result
     * that could not be computed answers 409 with the result itself as body.
     */
    private static boolean isFailedStatement(ErrorAnswer answer) {
        return switch (answer.operation()) {
            case "query" -> answer.status() == BAD_REQUEST || isUnstored(answer);
            case "get_result" -> answer.status() == CONFLICT;
            default -> false;
        };
    }

    /** What a conflict of an operation is about. That of a load has several causes; only its code tells them apart. */
    private static Optional<ConflictReason> reason(ErrorAnswer answer) {
        return switch (answer.operation()) {
            case "create_connection",
                    "add_managed_schema",
                    "add_managed_table",
                    "add_database_schema",
                    "add_database_table",
                    "create_secret" -> Optional.of(ConflictReason.ALREADY_EXISTS);
            case "delete_connection", "purge_connection_cache" -> Optional.of(ConflictReason.IN_USE);
            case "refresh" -> Optional.of(ConflictReason.INCOMPATIBLE_SCHEMA);
            case "load_managed_table", "load_database_table" ->
                isLocked(answer) ? Optional.of(ConflictReason.LOCKED) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isLocked(ErrorAnswer answer) {
        return hasCode(answer, "RESOURCE_LOCKED");
    }

    /** The statement ran; its rows did not fit into an answer and could not be stored. */
    private static boolean isUnstored(ErrorAnswer answer) {
        return answer.status() == UNAVAILABLE && hasCode(answer, "PERSISTENCE_UNAVAILABLE");
    }

    private static boolean hasCode(ErrorAnswer answer, String code) {
        return answer.object()
                .object("error")
                .flatMap(error -> error.string("code"))
                .filter(code::equals)
                .isPresent();
    }

    /** The remedy, where Hotdata's text does not name it. */
    private static @Nullable String advice(ErrorAnswer answer) {
        if (answer.status() == NOT_FOUND && answer.operation().equals("get_table_profile")) {
            return "Sync the table first: a sync computes the profile. Managed tables have none.";
        }
        if (isUnstored(answer)) {
            return "The statement ran, but its result could not be stored. If it only reads, run it again later, or set"
                    + " CallOptions.readOnly so that it is repeated.";
        }
        if (answer.status() != CONFLICT) {
            return null;
        }
        return switch (answer.operation()) {
            case "create_connection" -> "Choose another name; names are unique in a workspace.";
            case "delete_connection" ->
                "Detach it from the databases that use it; the default catalog of a database goes with its database.";
            case "purge_connection_cache" -> "It backs the default catalog of a database and has no cache to purge.";
            case "add_managed_schema", "add_managed_table", "add_database_schema", "add_database_table" ->
                "It already exists.";
            case "load_managed_table", "load_database_table" ->
                isLocked(answer)
                        ? "Another load has locked the table; load again later."
                        : "Upload the file again; an upload serves one load.";
            default -> null;
        };
    }
}
