package org.connectorsdk.hotdata.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * A secret to store.
 *
 * @param name letters, digits, {@code _} and {@code -}, at most 128
 * @param value the secret itself
 */
public record NewSecretWire(String name, Secret value) implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        return List.of(value);
    }
}
