package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A connection to create: with config and credential as the reference says, or with params and category as the vendor's own clients do.
 *
 * @param name the name, unique where the account demands it
 * @param type the connector type
 * @param config the settings without secrets
 * @param params the settings as texts, secrets among them
 * @param category {@code source} or {@code destination}
 * @param credentialId the credential with the secrets
 * @param more further members, sent as they are
 */
public record NewConnectionWire(
        String name,
        String type,
        @Nullable JsonObject config,
        @Nullable Map<String, Object> params,
        @Nullable String category,
        @Nullable String credentialId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {
    /**
     * A connection in the form of the reference.
     *
     * @param name the name, unique where the account demands it
     * @param type the connector type
     * @param config the settings without secrets
     * @param credentialId the credential with the secrets
     * @param more further members, sent as they are
     */
    public NewConnectionWire(
            String name, String type, JsonObject config, @Nullable String credentialId, Map<String, JsonValue> more) {
        this(name, type, config, null, null, credentialId, more);
    }

    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(params);
    }

    /** {@return name and type alone} */
    @Override
    public String toString() {
        return "NewConnectionWire[" + name + ", " + type + "]";
    }
}
