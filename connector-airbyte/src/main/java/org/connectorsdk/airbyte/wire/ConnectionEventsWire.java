package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;

/**
 * What happened to a connection.
 *
 * @param events the events
 * @param more every other member, as it came
 */
@Strict
public record ConnectionEventsWire(
        List<Lenient<ConnectionEventWire>> events,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
