package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A job and the connectors that ran for it.
 *
 * @param id the id
 * @param configType what it does; an open set
 * @param configId the connection
 * @param status how far it is; an open set
 * @param airbyteVersion the version of the server
 * @param sourceDefinition the connector that read
 * @param destinationDefinition the connector that wrote
 * @param problems what could not be read of the others
 * @param more every other member, as it came
 */
public record DebuggedJobWire(
        long id,
        @Nullable String configType,
        @Nullable String configId,
        @Nullable String status,
        @Nullable String airbyteVersion,
        @Nullable SourceDefinitionWire sourceDefinition,
        @Nullable DestinationDefinitionWire destinationDefinition,
        @Problems List<String> problems,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
