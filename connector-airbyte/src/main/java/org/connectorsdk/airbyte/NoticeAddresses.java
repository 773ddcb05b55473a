package org.connectorsdk.airbyte;

import java.util.LinkedHashMap;
import java.util.Map;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;

/** The addresses of webhooks in what a workspace says of its notices: whoever knows one can write there, so they are secrets. */
final class NoticeAddresses {
    private static final String WEBHOOK = "webhook";

    private NoticeAddresses() {}

    /** The members with a mask in the place of each address; all else as it came. */
    static JsonObject masked(JsonObject members) {
        return masked(members, false);
    }

    private static JsonObject masked(JsonObject members, boolean isOfWebhook) {
        Map<String, JsonValue> masked = new LinkedHashMap<>();
        members.members()
                .forEach((name, value) -> masked.put(name, masked(value, isOfWebhook || name.equals(WEBHOOK))));
        return JsonObject.of(masked);
    }

    private static JsonValue masked(JsonValue value, boolean isOfWebhook) {
        if (value instanceof JsonObject object) {
            return masked(object, isOfWebhook);
        }
        if (value instanceof JsonArray array) {
            return JsonArray.copyOf(
                    array.stream().map(element -> masked(element, isOfWebhook)).toList());
        }
        return isOfWebhook && value instanceof JsonString text && !text.value().isEmpty()
                ? new JsonString(SecretSettings.MASK)
                : value;
    }
}
