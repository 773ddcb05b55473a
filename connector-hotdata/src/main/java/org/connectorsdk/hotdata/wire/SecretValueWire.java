package org.connectorsdk.hotdata.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * Another value for a secret.
 *
 * @param value the secret itself
 */
public record SecretValueWire(Secret value) implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        return List.of(value);
    }
}
