package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * The types of destinations that there are.
 *
 * @param destinationDefinitions the types
 * @param more every other member, as it came
 */
public record DestinationDefinitionsWire(
        List<Lenient<DestinationDefinitionWire>> destinationDefinitions,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
