package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * All secrets of a workspace.
 *
 * @param secrets the secrets
 * @param more every other member, as it came
 */
public record SecretsWire(
        List<Lenient<SecretWire>> secrets,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
