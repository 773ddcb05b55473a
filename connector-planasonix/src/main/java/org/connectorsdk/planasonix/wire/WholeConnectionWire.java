package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A connection that takes the place of the one with its id, as the vendor's own clients write it: what it does not name is gone.
 *
 * @param id the id
 * @param name the name
 * @param type the connector type, which cannot change
 * @param category {@code source} or {@code destination}
 * @param params all settings as texts, secrets among them
 * @param credentialId the credential, where the server shows one
 * @param more every other member, as it was read
 */
public record WholeConnectionWire(
        String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String category,
        Map<String, Object> params,
        @Nullable String credentialId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(params);
    }

    /** {@return id, name and type} */
    @Override
    public String toString() {
        return "WholeConnectionWire[" + id + ", " + name + ", " + type + "]";
    }
}
