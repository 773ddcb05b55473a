package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connection to create.
 *
 * @param name the name, unique where the account demands it
 * @param type the connector type
 * @param config the settings without secrets
 * @param credentialId the credential with the secrets
 * @param more further members, sent as they are
 */
public record NewConnectionWire(
        String name,
        String type,
        JsonObject config,
        @Nullable String credentialId,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
    /** {@return name and type alone} */
    @Override
    public String toString() {
        return "NewConnectionWire[" + name + ", " + type + "]";
    }
}
