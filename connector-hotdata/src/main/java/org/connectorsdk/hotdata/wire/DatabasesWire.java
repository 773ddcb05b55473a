package org.connectorsdk.hotdata.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * A page of the databases of a workspace; all of them on servers of June.
 *
 * @param databases the databases
 * @param hasMore whether another page follows; null for no
 * @param nextCursor where it begins
 * @param more every other member, as it came
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Strict
public record DatabasesWire(
        List<Lenient<DatabaseWire>> databases,
        @Nullable Boolean hasMore,
        @Nullable String nextCursor,
        @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
