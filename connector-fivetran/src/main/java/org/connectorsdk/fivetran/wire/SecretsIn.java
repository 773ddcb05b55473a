package org.connectorsdk.fivetran.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;

/** Finds the secrets in a request. */
final class SecretsIn {
    private SecretsIn() {}

    /** Those given as secrets, and those that stand in clear among the settings or the other members. */
    static List<Secret> values(Map<String, Object> config, Map<String, JsonValue> more) {
        List<Secret> secrets = new ArrayList<>();
        JsonObject.Builder plain = JsonObject.builder();
        config.forEach((name, value) -> {
            if (value instanceof Secret secret) {
                secrets.add(secret);
            } else {
                plain.set(name, value);
            }
        });
        secrets.addAll(SecretSettings.clear(plain.build()).values());
        secrets.addAll(SecretSettings.clear(JsonObject.of(more)).values());
        return secrets;
    }
}
