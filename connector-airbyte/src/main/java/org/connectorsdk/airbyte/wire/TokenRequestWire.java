package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Client id and secret, to be exchanged for a token.
 *
 * @param clientId the id
 * @param clientSecret the secret
 * @param grantType {@code client_credentials} in the public API, null in the other
 * @param grantTypeToo the same in the other spelling that the vendor's document has
 */
public record TokenRequestWire(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") Secret clientSecret,
        @JsonProperty("grant-type") @Nullable String grantType,
        @JsonProperty("grant_type") @Nullable String grantTypeToo)
        implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        return List.of(clientSecret);
    }
}
