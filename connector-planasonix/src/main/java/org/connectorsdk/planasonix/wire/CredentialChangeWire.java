package org.connectorsdk.planasonix.wire;

import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a credential. What is null or not named within the config stays as it is.
 *
 * @param name the new name
 * @param config the settings to change: {@code JsonValue}s and secrets
 */
public record CredentialChangeWire(
        @Nullable String name, @Nullable Map<String, Object> config) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(config);
    }
}
