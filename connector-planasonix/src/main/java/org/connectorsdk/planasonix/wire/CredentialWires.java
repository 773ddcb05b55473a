package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.Strict.NotBlank;
import org.connectorsdk.http.json.UnwrapRoot;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Credentials, and the tokens of persons who sign in.
 *
 * @since 0.1.0
 */
public final class CredentialWires {
    private CredentialWires() {}

    /**
     * A credential. Its secrets are never shown; deleting, restoring and purging answer only a few fields.
     *
     * @param id the id, opaque
     * @param name unique in the workspace
     * @param type such as {@code database}; an open set
     * @param status {@code active}, {@code deleted}…; an open set
     * @param createdAt when it was created
     * @param updatedAt when it was last changed
     * @param createdBy who created it
     * @param config the part that is no secret
     * @param deletedAt when it was deleted
     * @param purged whether it is gone for good
     * @param more every other member, as it came
     */
    @UnwrapRoot("data")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record CredentialWire(
            @NotBlank String id,
            @Nullable String name,
            @Nullable String type,
            @Nullable String status,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable String createdBy,
            @Nullable JsonObject config,
            @Nullable String deletedAt,
            @Nullable Boolean purged,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /** {@return id, name and type; the config is left out, as it may hold what it should not} */
        @Override
        public String toString() {
            return "CredentialWire[" + id + ", " + name + ", " + type + "]";
        }
    }

    /**
     * A credential to create.
     *
     * @param name the name, unique in the workspace
     * @param type {@code aws}, {@code azure}, {@code gcp}, {@code database}, {@code api_key}, {@code oauth} or {@code
     *     password}
     * @param config the settings: {@code JsonValue}s and secrets
     */
    public record NewCredentialWire(String name, String type, Map<String, Object> config) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(config);
        }
    }

    /**
     * What to change of a credential. What is null or not named within the config stays as it is.
     *
     * @param name the new name
     * @param config the settings to change: {@code JsonValue}s and secrets
     */
    public record CredentialChangeWire(
            @Nullable String name, @Nullable Map<String, Object> config) implements SecretBearing {
        @Override
        public Iterable<Secret> secrets() {
            return SecretsIn.values(config);
        }
    }

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
