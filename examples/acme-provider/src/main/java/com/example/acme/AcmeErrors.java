package com.example.acme;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/** Reads Acme's error bodies, and explains errors to the caller of an operation. */
final class AcmeErrors {
    private final AcmeAccount account;

    AcmeErrors(AcmeAccount account) {
        this.account = account;
    }

    /** Reads {@code {"error": {"code": …, "message": …, "fields": [{"field": …, "message": …}]}}}. */
    static VendorError decode(ErrorAnswer answer) {
        JsonObject body = answer.object().object("error").orElse(JsonObject.empty());
        VendorError.Builder error = VendorError.builder()
                .code(body.string("code").orElse(null))
                .message(body.string("message").orElse(null));
        for (JsonValue element : body.array("fields").orElse(JsonArray.empty())) {
            JsonObject field = element.asObject().orElse(JsonObject.empty());
            error.violation(new FieldViolation(
                    neutral(field.string("field").orElse("")),
                    "",
                    field.string("message").orElse("was refused")));
        }
        return error.build();
    }

    /** Where the neutral model has the field. */
    private static String neutral(String path) {
        if (path.equals("settings") || path.startsWith("settings.")) {
            return "config" + path.substring("settings".length());
        }
        return path.startsWith("credentials.") ? "secrets" + path.substring("credentials".length()) : path;
    }

    /** Says which source was not found, as only the caller of an operation knows. */
    ConnectorError explain(ConnectorError error, ConnectionId id) {
        return error instanceof ConnectorError.NotFound
                ? new ConnectorError.NotFound(error.context(), "source", id.value())
                : explain(error);
    }

    /** Says whose token was refused: a process may have several. */
    ConnectorError explain(ConnectorError error) {
        return error instanceof ConnectorError.Unauthenticated
                ? error.withContext(error.context().toBuilder()
                        .advice("Make a new token for " + account + " in Acme's console.")
                        .build())
                : error;
    }
}
