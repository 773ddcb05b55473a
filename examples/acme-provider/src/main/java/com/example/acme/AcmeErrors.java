package com.example.acme;

import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;

/** Reads of Acme's error bodies what is special about them; the usual texts, codes and fields are found without. */
final class AcmeErrors {
    private static final Map<String, String> NEUTRAL = Map.of("settings", "config", "credentials", "secrets");

    private AcmeErrors() {}

    /** Reads the job that is in the way, of {@code {"error": {"code": …, "message": …, "sync": …}}}. */
    static VendorError decode(ErrorAnswer answer) {
        JsonObject error = answer.object().object("error").orElse(JsonObject.empty());
        return VendorError.builder()
                .conflictingId(error.string("sync").orElse(null))
                .advice(answer.status() == 401 ? "Make a new token in Acme's console." : null)
                .naming(AcmeErrors::neutral)
                .build();
    }

    /** Where the neutral model has the field. */
    private static String neutral(String path) {
        String[] parts = path.split("\\.", 2);
        parts[0] = NEUTRAL.getOrDefault(parts[0], parts[0]);
        return String.join(".", parts);
    }
}
