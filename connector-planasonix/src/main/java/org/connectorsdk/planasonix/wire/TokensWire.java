package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of a person.
 *
 * @param accessToken to be sent as a bearer token
 * @param refreshToken for the next refresh; it replaces the former one
 * @param expiresIn life of the access token, in seconds
 * @param tokenType {@code Bearer}
 * @param user who signed in
 * @param more every other member, as it came
 */
@Strict
public record TokensWire(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable Long expiresIn,
        @Nullable String tokenType,
        @Nullable JsonObject user,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /** {@return the life of the token alone} */
    @Override
    public String toString() {
        return "TokensWire[expiresIn " + expiresIn + "]";
    }
}
