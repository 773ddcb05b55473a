package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * The server itself: its health and its tokens.
 *
 * @since 0.1.0
 */
public final class ServerWires {
    private ServerWires() {}

    /**
     * Whether the server is well. It says so without looking at credentials.
     *
     * @param available whether it is
     * @param more every other member, as it came
     */
    public record HealthWire(
            boolean available, @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * A token.
     *
     * @param accessToken the token
     * @param tokenType {@code Bearer}; only in the public API
     * @param expiresIn how long it lives, in seconds; only in the public API
     * @param more every other member, as it came
     */
    public record TokenWire(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("token_type") @Nullable String tokenType,
            @JsonProperty("expires_in") @Nullable Long expiresIn,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return the name alone, as this is a secret} */
        @Override
        public String toString() {
            return "TokenWire";
        }
    }

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
}
