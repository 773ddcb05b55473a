package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;

/**
 * All connections of a workspace.
 *
 * @param connections the connections, in no promised order
 * @param more every other member, as it came
 */
public record ConnectionsWire(
        List<ConnectionWire> connections,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
