package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.TablesWire;
import org.jspecify.annotations.Nullable;

/**
 * Reads VirtuousAI's error bodies, and finds out what a 404 means.
 *
 * <p>The reference shows {@code {"detail": …}} with a text or a list of violations, the overview shows problem details
 * (RFC 7807); both are read, and {@code detail} may be an object as well.
 *
 * <p>Deployments differ in age. One that lacks an operation answers 404, as it does for an unknown connection or table.
 * A read tells which; the message never decides.
 */
final class VirtuousAiErrors {
    private static final int BAD_REQUEST = 400;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int CODE_LENGTH = 100;
    private static final String ANOTHER_SLUG =
            "Choose another slug (vendor option slug), or leave it out and let the vendor make one.";

    /** An update may be in conflict with other things than a name that is taken. */
    private static final Pattern NAMES =
            Pattern.compile("\\b(name|slug|exists|taken|unique|duplicate)\\b", Pattern.CASE_INSENSITIVE);

    private static final JsonArray CONNECTION_ID = JsonArray.of("path", "connection_id");

    private final VirtuousAiApi api;

    VirtuousAiErrors(VirtuousAiApi api) {
        this.api = api;
    }

    static VendorError decode(ErrorAnswer answer) {
        JsonObject body = answer.object();
        VendorError.Builder error = VendorError.builder().advice(advice(answer)).naming(VirtuousAiErrors::neutral);
        problemDetails(body, error);
        Optional<JsonValue> detail = body.get("detail");
        detail.flatMap(JsonValue::asString).ifPresent(error::message);
        detail.flatMap(JsonValue::asObject)
                .ifPresent(object -> error.message(object.string("message")
                                .or(() -> object.string("msg"))
                                .orElse(null))
                        .code(object.string("code").orElse(null)));
        detail.flatMap(JsonValue::asArray).ifPresent(list -> validation(list, error));
        if (answer.status() == CONFLICT) {
            reason(answer.operation()).ifPresent(error::reason);
        }
        if (answer.status() == BAD_REQUEST && answer.operation().equals("query_schema")) {
            error.kind(ErrorKind.QUERY_FAILED);
        }
        return error.build();
    }

    private static void problemDetails(JsonObject body, VendorError.Builder error) {
        error.message(body.string("title").orElse(null));
        body.string("type")
                .filter(type -> !type.equals("about:blank") && type.length() <= CODE_LENGTH)
                .ifPresent(error::code);
    }

    /** The refused fields are read by the runtime; an id that is no UUID names nothing. */
    private static void validation(JsonArray details, VendorError.Builder error) {
        for (JsonValue detail : details) {
            JsonArray place =
                    detail.asObject().flatMap(fields -> fields.array("loc")).orElse(JsonArray.empty());
            if (place.equals(CONNECTION_ID)) {
                error.kind(ErrorKind.NOT_FOUND)
                        .message(detail.asObject()
                                .flatMap(fields -> fields.string("msg"))
                                .orElse(null))
                        .advice("The id is not a UUID. A slug works for reading a connection only;"
                                + " the answer has its id.");
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
            case "delete_connection" -> "Delete what uses the connection first.";
            default -> null;
        };
    }

    /** Whether the deployment may lack the operation, or whatever it is about. */
    static boolean isNotOffered(ConnectorError error) {
        return error instanceof ConnectorError.NotFound || isNotAllowed(error);
    }

    private static boolean isNotAllowed(ConnectorError error) {
        return error.context().status().orElse(0) == METHOD_NOT_ALLOWED;
    }

    /** Explains why an operation on a connection failed; costs one or two reads, after a 404 only. */
    ConnectorError explain(ConnectorError error, Capability capability, ConnectionId id, OperationDeadline deadline) {
        return byConnection(error, capability, id, deadline).orElseGet(() -> notOffered(error, capability));
    }

    /** The same for an operation on a table. */
    ConnectorError explain(
            ConnectorError error, Capability capability, ConnectionId id, TableRef table, OperationDeadline deadline) {
        return byConnection(error, capability, id, deadline)
                .orElseGet(() -> byTables(error, capability, id, table, deadline));
    }

    /** The same for a folder, of which no other operation tells anything. Every source has a root. */
    ConnectorError explain(
            ConnectorError error, Capability capability, ConnectionId id, String folder, OperationDeadline deadline) {
        return byConnection(error, capability, id, deadline)
                .orElseGet(() -> folder.isEmpty() || folder.equals("/")
                        ? notOffered(error, capability)
                        : NotFoundErrors.named(error, "folder", folder));
    }

    /** Empty when the connection exists, so that something else was not found. */
    private Optional<ConnectorError> byConnection(
            ConnectorError error, Capability capability, ConnectionId id, OperationDeadline deadline) {
        if (isNotAllowed(error)) {
            return Optional.of(notOffered(error, capability));
        }
        if (!(error instanceof ConnectorError.NotFound)) {
            return Optional.of(error);
        }
        Either<ConnectorError, ConnectionWire> found = deadline.request(rest -> api.getConnection(id.value(), rest));
        if (found.isRight()) {
            return Optional.empty();
        }
        return Optional.of(
                found.getLeft() instanceof ConnectorError.NotFound ? NotFoundErrors.connection(error, id) : error);
    }

    /** A list of tables that is missing or incomplete proves nothing about a table that is not in it. */
    private ConnectorError byTables(
            ConnectorError error, Capability capability, ConnectionId id, TableRef table, OperationDeadline deadline) {
        Either<ConnectorError, TablesWire> all = deadline.request(rest -> api.listSchemaTables(id.value(), true, rest));
        if (all.isLeft()) {
            return isNotOffered(all.getLeft()) ? notOffered(error, capability) : error;
        }
        List<Lenient<TablesWire.Table>> tables = all.get().tables();
        boolean isListed = tables.stream()
                .flatMap(each -> each.value().stream())
                .map(VirtuousAiMapper::ref)
                .anyMatch(table::equals);
        if (isListed) {
            return notOffered(error, capability);
        }
        return tables.stream().allMatch(each -> each.value().isPresent())
                ? NotFoundErrors.named(error, "table", table.toString())
                : error;
    }

    /** An answer that cannot be used, though it could be read. */
    static ConnectorError malformed(String operation, String problem, @Nullable String advice) {
        ErrorContext.Builder context =
                ErrorContext.of(VirtuousAi.ID, operation).summary(problem).outcome(Outcome.REFUSED);
        return new ConnectorError.MalformedResponse((advice == null ? context : context.advice(advice)).build(), "");
    }

    private static ConnectorError notOffered(ConnectorError error, Capability capability) {
        ErrorContext context = error.context().toBuilder()
                .explaining("this deployment does not offer the operation")
                .advice("Upgrade the VirtuousAI deployment.")
                .build();
        return new ConnectorError.Unsupported(context, capability.name());
    }
}
