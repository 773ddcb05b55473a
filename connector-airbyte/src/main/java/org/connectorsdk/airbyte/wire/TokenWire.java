package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

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
