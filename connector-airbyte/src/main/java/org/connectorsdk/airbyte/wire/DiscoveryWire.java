package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A discovered schema.
 *
 * @param catalog the streams; null when the discovery failed
 * @param catalogId the id of this catalog
 * @param jobInfo the run of the connector
 * @param breakingChange whether it breaks a connection, if one was named
 * @param more every other member, as it came
 */
@Strict
public record DiscoveryWire(
        @Nullable CatalogWire catalog,
        @Nullable String catalogId,
        @Nullable SynchronousJobWire jobInfo,
        @Nullable Boolean breakingChange,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
