package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;

/**
 * Streams with their settings.
 *
 * @param streams the streams
 * @param more every other member, as it came
 */
@Strict
public record CatalogWire(
        List<ConfiguredStreamWire> streams,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
