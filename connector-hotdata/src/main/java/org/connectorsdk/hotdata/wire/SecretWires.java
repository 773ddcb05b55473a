package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * Stored credentials; the server never shows what they hold.
 *
 * @since 0.1.0
 */
public final class SecretWires {
    private SecretWires() {}

    /**
     * A secret without its value.
     *
     * @param name the name as stored, in lower case
     * @param id the id; shown once, when it is created
     * @param createdAt when it was stored
     * @param updatedAt when its value was changed
     * @param more every other member, as it came
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record SecretWire(
            String name,
            @Nullable String id,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * All secrets of a workspace.
     *
     * @param secrets the secrets
     * @param more every other member, as it came
     */
    public record SecretsWire(
            List<Lenient<SecretWire>> secrets,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /**
     * Another value for a secret.
     *
     * @param value the secret itself
     */
    public record SecretValueWire(Secret value) implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return List.of(value);
        }
    }

    /**
     * A secret to store.
     *
     * @param name letters, digits, {@code _} and {@code -}, at most 128
     * @param value the secret itself
     */
    public record NewSecretWire(String name, Secret value) implements SecretBearing {

        @Override
        public Iterable<Secret> secrets() {
            return List.of(value);
        }
    }
}
