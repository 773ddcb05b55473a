package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * What a form for editing a connection begins with.
 *
 * @param config settings that are no secrets; null when none are stored
 * @param secretFields which secrets there can be, and which are there; null when the vendor does not say
 * @param more every other member, as it came
 */
@Strict
public record EditSettingsWire(
        @Nullable JsonObject config,
        @Nullable Map<String, SecretField> secretFields,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

    /**
     * A secret that a connection can have.
     *
     * @param configured whether it is stored; null when the vendor does not say
     * @param more every other member, as it came
     */
    public record SecretField(
            @Nullable Boolean configured,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}

    /** {@return the names of the secrets alone} */
    @Override
    public String toString() {
        return "EditSettingsWire[" + (secretFields == null ? "" : secretFields.keySet()) + "]";
    }
}
