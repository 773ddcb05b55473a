package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;

/**
 * The token to refresh with.
 *
 * @param refreshToken from the last sign-in or refresh; good for one use
 */
public record RefreshWire(Secret refreshToken) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return List.of(refreshToken);
    }
}
