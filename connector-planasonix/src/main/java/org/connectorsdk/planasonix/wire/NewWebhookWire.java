package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A webhook to create.
 *
 * @param url where events are to be delivered
 * @param events which events, such as {@code job.failed}
 * @param secret the secret to sign with; null to have one made
 */
public record NewWebhookWire(
        String url, List<String> events, @Nullable Secret secret) implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return secret == null ? List.of() : List.of(secret);
    }
}
