package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/** Signing in. */
public final class TokenWires {
    private TokenWires() {}

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
}
