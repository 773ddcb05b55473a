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
 * What to change of a connection. What is null stays as it is.
 *
 * @param name the new name
 * @param config the settings; whether they replace or are merged differs by connector
 * @param credentialId another credential
 * @param more further members, sent as they are
 */
public record ConnectionChangeWire(
        @Nullable String name,
        @Nullable JsonObject config,
        @Nullable String credentialId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {
    @Override
    public Iterable<Secret> secrets() {
        return SecretsIn.values(config);
    }

    /** {@return which members change, without the config's values} */
    @Override
    public String toString() {
        return "ConnectionChangeWire[" + name + ", " + credentialId + ", "
                + (config == null ? "" : "config " + config.names()) + more.keySet() + "]";
    }
}
