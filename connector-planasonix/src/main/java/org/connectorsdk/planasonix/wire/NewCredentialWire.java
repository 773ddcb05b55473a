package org.connectorsdk.planasonix.wire;

import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * A credential to create.
 *
 * @param name the name, unique in the workspace
 * @param type {@code aws}, {@code azure}, {@code gcp}, {@code database}, {@code api_key}, {@code oauth} or {@code password}
 * @param config the settings: {@code JsonValue}s and secrets
 */
public record NewCredentialWire(String name, String type, Map<String, Object> config) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(config);
    }
}
