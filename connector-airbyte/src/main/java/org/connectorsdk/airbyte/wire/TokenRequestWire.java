package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
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
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("grant-type") @Nullable String grantType,
        @JsonProperty("grant_type") @Nullable String grantTypeToo) {

    /** {@return the name alone, as this holds a secret} */
    @Override
    public String toString() {
        return "TokenRequestWire";
    }
}
