package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A connector type that a workspace can use.
 *
 * @param id the id
 * @param name the name for people
 * @param connectorDefinitionType {@code source} or {@code destination}; an open set
 * @param version the version of the connector
 * @param more every other member, as it came
 */
public record ConnectorDefinitionWire(
        String id,
        @Nullable String name,
        @Nullable String connectorDefinitionType,
        @Nullable String version,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
