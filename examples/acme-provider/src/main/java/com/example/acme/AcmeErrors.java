package com.example.acme;

import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/** Reads {@code {"error": {"code": …, "message": …, "fields": [{"field": …, "message": …}]}}}. */
final class AcmeErrors {
    private AcmeErrors() {}

    static VendorError decode(ErrorAnswer answer) {
        JsonObject error = answer.object().object("error").orElse(JsonObject.empty());
        VendorError.Builder said = VendorError.builder()
                .code(error.string("code").orElse(null))
                .message(error.string("message").orElse(null));
        for (JsonValue element : error.array("fields").orElse(JsonArray.empty())) {
            JsonObject field = element.asObject().orElse(JsonObject.empty());
            said.violation(new FieldViolation(
                    neutral(field.string("field").orElse("")),
                    "",
                    field.string("message").orElse("was refused")));
        }
        return said.build();
    }

    /** Where the neutral model has the field. */
    private static String neutral(String path) {
        if (path.equals("settings") || path.startsWith("settings.")) {
            return "config" + path.substring("settings".length());
        }
        return path.startsWith("credentials.") ? "secrets" + path.substring("credentials".length()) : path;
    }
}
