package org.connectorsdk.airbyte.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.jspecify.annotations.Nullable;

/**
 * A list of sources. A current server answers pages: go on with the last id as cursor until a page is empty.
 *
 * @param sources the sources
 * @param pageSize how many were asked for
 * @param total how many there are
 * @param more every other member, as it came
 */
public record SourcesWire(
        List<Lenient<SourceWire>> sources,
        @JsonProperty("page_size") @Nullable Long pageSize,
        @JsonProperty("num_connections") @Nullable Long total,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
