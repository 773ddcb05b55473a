package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A change of a connection. What is null is not sent and stays as it is.
 *
 * @param name the new name, 1 to 255 characters
 * @param config all settings that are no secrets: whether the vendor would keep those left out is not documented
 * @param credentials secrets to set, by name
 * @param more further members, written as they are: {@code slug}, {@code visibility}
 */
public record ConnectionChangeWire(
        @Nullable String name,
        @Nullable JsonObject config,
        @Nullable Map<String, Secret> credentials,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        List<Secret> secrets = new ArrayList<>(credentials == null ? List.of() : credentials.values());
        secrets.addAll(config == null ? List.of() : SecretSettings.clear(config).values());
        return secrets;
    }

    /** {@return which members change, without values} */
    @Override
    public String toString() {
        return "ConnectionChangeWire[" + (name == null ? "" : "name ") + (config == null ? "" : "config ")
                + (credentials == null ? "" : "credentials ") + more.keySet() + "]";
    }
}
