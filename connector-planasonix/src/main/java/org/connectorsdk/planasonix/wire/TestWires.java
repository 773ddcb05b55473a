package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/** Tests of settings. */
public final class TestWires {
    private TestWires() {}

    /**
     * Settings to test, not to store: with config as the reference says, or with params and category as the vendor's own clients do.
     *
     * @param type the connector type
     * @param config the settings: {@code JsonValue}s, and secrets that are in no credential yet
     * @param params the settings as texts, secrets among them
     * @param category {@code source} or {@code destination}
     * @param credentialId the credential with the secrets
     * @param more further members, sent as they are
     */
    public record SettingsWire(
            String type,
            @Nullable Map<String, Object> config,
            @Nullable Map<String, Object> params,
            @Nullable String category,
            @Nullable String credentialId,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
            implements SecretBearing {
        /**
         * Settings in the form of the reference.
         *
         * @param type the connector type
         * @param config the settings: {@code JsonValue}s, and secrets that are in no credential yet
         * @param credentialId the credential with the secrets
         * @param more further members, sent as they are
         */
        public SettingsWire(
                String type, Map<String, Object> config, @Nullable String credentialId, Map<String, JsonValue> more) {
            this(type, config, null, null, credentialId, more);
        }

        @Override
        public Iterable<Secret> secrets() {
            List<Secret> secrets = new ArrayList<>(SecretsIn.values(config));
            secrets.addAll(SecretsIn.values(params));
            return secrets;
        }

        /** {@return the type alone} */
        @Override
        public String toString() {
            return "SettingsWire[" + type + "]";
        }
    }

    /**
     * What a test found.
     *
     * @param ok whether the source was reached
     * @param latencyMs how long it took, in milliseconds
     * @param serverVersion version of the source's server
     * @param message an explanation
     * @param more every other member, as it came
     */
    public record TestWire(
            @JsonAlias("success") boolean ok,
            @Nullable Long latencyMs,
            @Nullable String serverVersion,
            @Nullable String message,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
