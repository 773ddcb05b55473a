package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * All connections of a workspace.
 *
 * @param connections the connections, in no promised order
 * @param more every other member, as it came
 */
public record ConnectionsWire(
        List<Lenient<ConnectionWire>> connections,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
