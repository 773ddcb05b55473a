package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.operation.SecretBearing;
import org.jspecify.annotations.Nullable;

/**
 * A connection to create.
 *
 * @param name 1 to 255 characters
 * @param provider what it connects to, one of the vendor's providers
 * @param config settings that are no secrets; null for none
 * @param credentials the secrets by name, written as texts; may be empty
 * @param more further members, written as they are: {@code slug}, {@code visibility}
 */
public record NewConnectionWire(
        String name,
        String provider,
        @Nullable JsonObject config,
        Map<String, Secret> credentials,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more)
        implements SecretBearing {

    @Override
    public Iterable<Secret> secrets() {
        return credentials.values();
    }

    /** {@return name and provider alone} */
    @Override
    public String toString() {
        return "NewConnectionWire[" + name + ", " + provider + "]";
    }
}
