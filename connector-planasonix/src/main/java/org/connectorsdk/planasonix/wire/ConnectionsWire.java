package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.OrBare;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A list of connections. One that does not fit does not spoil the others.
 *
 * @param data the connections, without their settings
 * @param meta their number; null from older deployments
 * @param more every other member, as it came
 */
@Strict
public record ConnectionsWire(
        @OrBare List<Lenient<ConnectionWire>> data,
        @Nullable MetaWire meta,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
