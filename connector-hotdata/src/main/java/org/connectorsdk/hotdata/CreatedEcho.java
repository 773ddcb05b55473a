package org.connectorsdk.hotdata;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.Masker;

/**
 * Keeps the secrets of a create out of what its answer is kept of (SEC-05, INC-18). The configuration that was sent, and
 * members called like a secret, are dropped; the values of the secrets are masked wherever else they are.
 */
final class CreatedEcho {
    private static final String CONFIG = "config";

    private final Map<String, Secret> secrets;
    private final Masker masker;

    CreatedEcho(Map<String, Secret> secrets) {
        this.secrets = secrets;
        this.masker = Masker.none().and(secrets.values());
    }

    String mask(String text) {
        return masker.mask(text);
    }

    /** The members that may be shown; the same object if there are none. */
    Map<String, JsonValue> mask(Map<String, JsonValue> members) {
        if (members.isEmpty()) {
            return members;
        }
        Map<String, JsonValue> masked = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (!name.equals(CONFIG) && !secrets.containsKey(name)) {
                masked.put(masker.mask(name), mask(value));
            }
        });
        return masked;
    }

    private JsonValue mask(JsonValue value) {
        if (value instanceof JsonString text) {
            return new JsonString(masker.mask(text.value()));
        }
        if (value instanceof JsonNumber number) {
            String masked = masker.mask(number.raw());
            return masked.equals(number.raw()) ? number : new JsonString(masked);
        }
        if (value instanceof JsonArray array) {
            return JsonArray.copyOf(array.stream().map(this::mask).toList());
        }
        if (value instanceof JsonObject object) {
            return JsonObject.of(mask(object.members()));
        }
        return value;
    }
}
