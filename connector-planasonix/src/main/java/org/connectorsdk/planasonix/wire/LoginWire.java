package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * Who signs in.
 *
 * @param email the address
 * @param password the password
 */
public record LoginWire(String email, Secret password) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return List.of(password);
    }
}
