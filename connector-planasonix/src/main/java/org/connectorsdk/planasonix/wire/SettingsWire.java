package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.HoldsSecrets;
import org.jspecify.annotations.Nullable;

/**
 * Settings to test, not to store.
 *
 * @param type the connector type
 * @param config the settings: {@code JsonValue}s, and secrets that are in no credential yet
 * @param credentialId the credential with the secrets
 * @param more further members, sent as they are
 */
public record SettingsWire(
        String type,
        Map<String, Object> config,
        @Nullable String credentialId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements HoldsSecrets {
    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(config);
    }

    /** {@return the type alone} */
    @Override
    public String toString() {
        return "SettingsWire[" + type + "]";
    }
}
