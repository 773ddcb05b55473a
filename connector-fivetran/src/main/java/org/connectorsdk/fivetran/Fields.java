package org.connectorsdk.fivetran;

import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.jspecify.annotations.Nullable;

/** Members that the neutral model has no place for. Secrets among them are masked, by their names. */
final class Fields {
    private final JsonObject.Builder fields;

    Fields(Map<String, JsonValue> more) {
        this.fields = JsonObject.of(more).toBuilder();
    }

    Fields with(String name, @Nullable Object value) {
        if (value != null) {
            fields.set(name, value);
        }
        return this;
    }

    JsonObject build() {
        return SecretSettings.shown(fields.build());
    }
}
