package org.connectorsdk.planasonix.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.SecretSettings;
import org.jspecify.annotations.Nullable;

/** Finds the secrets among the settings of a request. */
final class SecretsIn {
    private SecretsIn() {}

    static List<Secret> values(@Nullable Map<String, Object> config) {
        if (config == null) {
            return List.of();
        }
        List<Secret> secrets = new ArrayList<>();
        JsonObject.Builder plain = JsonObject.builder();
        config.forEach((name, value) -> {
            if (value instanceof Secret secret) {
                secrets.add(secret);
            } else {
                plain.set(name, value);
            }
        });
        secrets.addAll(values(plain.build()));
        return secrets;
    }

    /** Those that stand in clear in a config that was read from an older deployment. */
    static Collection<Secret> values(@Nullable JsonObject config) {
        return config == null ? List.of() : SecretSettings.clear(config).values();
    }
}
