package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a connector type takes.
 *
 * @param sourceDefinitionId the type
 * @param connectionSpecification a JSON Schema; {@code airbyte_secret} marks what is secret
 * @param more every other member, as it came
 */
public record SpecificationWire(
        @Nullable String sourceDefinitionId,
        @Nullable JsonObject connectionSpecification,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
