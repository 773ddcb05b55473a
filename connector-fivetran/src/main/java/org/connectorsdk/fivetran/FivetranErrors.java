package org.connectorsdk.fivetran;

import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.jspecify.annotations.Nullable;

/**
 * Reads Fivetran's error bodies, {@code {"code": …, "message": …}}, and tells apart what a 404 can mean: no such
 * connection, a connection whose source was never read, or a route that is switched off.
 */
final class FivetranErrors {
    private static final int NOT_FOUND = 404;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int CONFLICT = 409;

    /** What is not there is the route, not what the path names. */
    private static final String NO_ROUTE = "NotFound";

    private static final String NO_SCHEMA_CONFIG = "NotFound_SchemaConfig";
    private static final String NO_RELOAD = "NotSupported_SchemaReload";
    private static final Set<String> NO_CONNECTION =
            Set.of("NotFound_Connection", "NotFound_Connector", "NotFound_Integration");

    private FivetranErrors() {}

    static VendorError decode(ErrorAnswer answer) {
        JsonObject body = answer.object();
        if (answer.status() < BAD_REQUEST) {
            // The envelope is that of a success, and what it says is not about what stands beside it.
            JsonObject beside = body.object("error").orElse(JsonObject.empty());
            return VendorError.builder()
                    .message(beside.string("message")
                            .or(() -> body.string("error"))
                            .orElse(null))
                    .code(beside.string("code").orElse(null))
                    .build();
        }
        String code = body.string("code").orElse("");
        VendorError.Builder error = VendorError.builder()
                .code(code)
                .message(body.string("message").orElse(null))
                .advice(advice(answer, code))
                .naming(FivetranErrors::neutral);
        kind(answer.status(), code).ifPresent(error::kind);
        if (answer.status() == CONFLICT) {
            reason(answer.operation()).ifPresent(error::reason);
        }
        return error.build();
    }

    private static Optional<ErrorKind> kind(int status, String code) {
        if (status == NOT_FOUND && code.equals(NO_ROUTE)) {
            return Optional.of(ErrorKind.PROVIDER_FAILURE);
        }
        return status == BAD_REQUEST && code.equals(NO_RELOAD) ? Optional.of(ErrorKind.UNSUPPORTED) : Optional.empty();
    }

    private static boolean isNoRoute(String code) {
        return code.isEmpty() || code.equals(NO_ROUTE);
    }

    private static Optional<ConflictReason> reason(String operation) {
        return switch (operation) {
            case "create_connection" -> Optional.of(ConflictReason.ALREADY_EXISTS);
            case "update_connection", "update_connection_state", "drop_column", "drop_columns" ->
                Optional.of(ConflictReason.WRONG_STATE);
            // The vendor has one status for a sync that runs and for what else is in the way.
            default -> Optional.empty();
        };
    }

    /** The remedy, where the vendor's text does not name it. */
    private static @Nullable String advice(ErrorAnswer answer, String code) {
        return switch (answer.status()) {
            case UNAUTHENTICATED ->
                "Check " + Fivetran.API_KEY + " and " + Fivetran.API_SECRET
                        + "; a new key of a user disables the one before.";
            case NOT_FOUND -> notFound(code);
            case CONFLICT -> conflict(answer.operation());
            default -> null;
        };
    }

    private static @Nullable String notFound(String code) {
        if (isNoRoute(code)) {
            return "The vendor does not know the path, or has switched it off; check the base URL.";
        }
        return code.equals(NO_SCHEMA_CONFIG) ? "Sync the connection once, or have its schemas reloaded." : null;
    }

    private static @Nullable String conflict(String operation) {
        return switch (operation) {
            case "create_connection" -> "Choose another name.";
            case "update_connection" -> "Pause the connection, wait until its sync has ended, then change it.";
            case "resync_connection", "resync_tables" -> "Wait until the sync that runs has ended.";
            case "drop_column", "drop_columns" -> "Block the column first.";
            case "update_connection_state" -> "Pause the connection first.";
            default -> null;
        };
    }

    /** Where the neutral model has the field. */
    private static String neutral(String path) {
        return switch (path) {
            case "service" -> "type";
            case "schema" -> "name";
            case "group_id" -> "destination";
            case "paused" -> "enabled";
            case "limit" -> "pageSize";
            case "cursor" -> "pageToken";
            default -> path;
        };
    }

    /** Says which connection was not found, unless something else of it was not. */
    static ConnectorError ofConnection(ConnectorError error, ConnectionId id) {
        String code = error.context().vendorCode().orElse("");
        if (code.isEmpty()) {
            return ofRoute(error);
        }
        return NO_CONNECTION.contains(code)
                ? NotFoundErrors.connection(error, id)
                : NotFoundErrors.named(error, hasNoSchemas(error) ? "schema config" : "part of connection", id.value());
    }

    /** A 404 without a code comes from what is between us and the vendor, and says nothing of what the path names. */
    static ConnectorError ofRoute(ConnectorError error) {
        return error instanceof ConnectorError.NotFound
                        && error.context().vendorCode().isEmpty()
                ? new ConnectorError.NotAnApiAnswer(error.context(), "", "")
                : error;
    }

    /** Whether the connection exists, and its source was never read. */
    static boolean hasNoSchemas(ConnectorError error) {
        return error.context().vendorCode().filter(NO_SCHEMA_CONFIG::equals).isPresent();
    }

    /** An answer that cannot be used, though it could be read. */
    static ConnectorError malformed(String operation, String problem) {
        ErrorContext context = ErrorContext.of(Fivetran.ID, operation)
                .summary(problem)
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.MalformedResponse(context, "");
    }
}
